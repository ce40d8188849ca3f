import { sweptK } from '../../pipelines/segmentation/edits/swept.ts';
import { testsOfEdited } from '../../pipelines/segmentation/edits/tests-of-edited.ts';
import { assignmentsCsv } from '../../pipelines/segmentation/result/assignments-csv.ts';
import type { AppState } from '../../state/app-state.ts';
import { chosenSegmentation } from '../../state/selectors.ts';
import { download } from '../parts/download.ts';

type RunPart = Pick<AppState, 'run' | 'edited'>;

/** The last result as JSON, as the command line writes it. */
export function saveResult({ run }: RunPart): void {
  if (run.result !== undefined) download('result.json', 'application/json', json(run.result));
}

/** The configuration of the last result. */
export function saveConfiguration({ run }: RunPart): void {
  if (run.result !== undefined) download('config.json', 'application/json', json(run.result.config));
}

/** The segment of every customer in the last result, as edited by hand, with the certainty of its assignment. */
export function saveAssignments(state: RunPart): void {
  const { profiles, sampling } = state.run.views;
  const chosen = chosenSegmentation(state);
  if (profiles === undefined || chosen === undefined) return;
  const tests = sampling?.k === sweptK(chosen) ? testsOfEdited({ sampling }, chosen) : {};
  const csv = assignmentsCsv(profiles.ids, chosen, tests.sampling?.certainty, { rawCells: false });
  download('assignments.csv', 'text/csv', csv);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
