import { failureWords } from '../../state/failure-words.ts';
import type { AppliedData } from '../../worker/applied-data.ts';
import type { AppServices } from '../app-context.ts';
import { placesUpTo } from '../../base/key-order.ts';
import { customerFile } from '../export/customer-file.ts';
import { download } from '../parts/download.ts';

/** The segment of every new customer, as the command line writes it; made off the main thread. */
export async function saveAssignments(
  { ids, labels, model }: AppliedData,
  { writeTable, store }: Pick<AppServices, 'writeTable' | 'store'>,
): Promise<void> {
  const segmentNames = model.segments.map(({ name }) => name);
  const facts = { profiles: { ids, columns: [], categories: [] }, labels, segmentNames };
  const columns = customerFile(facts, placesUpTo(ids.length), 'segments');
  const answer = await writeTable({ columns, format: 'csv' });
  if (answer.kind === 'ok') download('assignments.csv', 'text/csv', answer.value);
  else if (answer.kind === 'failed') store.actions.notify({ tone: 'error', ...failureWords(answer.failure) });
}

/** How the new customers compare with those of the run, as the command line writes it. */
export function saveDrift({ drift }: AppliedData): void {
  download('drift.json', 'application/json', `${JSON.stringify(drift, undefined, 2)}\n`);
}
