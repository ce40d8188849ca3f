import { assert } from '../../../base/assert.ts';
import { InputError } from '../../../base/input-error.ts';
import type { RejectedRows } from '../../../io/import-report.ts';
import type { MergeHistory } from '../../../io/merge-history.ts';
import type { ColumnSource } from '../../../io/import-plan.ts';
import { acquiredView } from '../acquire/acquired-view.ts';
import { dataHash } from '../acquire/data-hash.ts';
import { eventFacts } from '../acquire/event-facts.ts';
import { readImportedEvents } from '../acquire/imported-events.ts';
import { controlTotals } from '../control-totals.ts';
import { type Acquired, type ImportedEvents, type ImportedMerges, stage } from '../model.ts';
import type { Counted, Notice } from '../notice.ts';
import { rowsText } from '../rows-text.ts';
import { generate } from '../synthetic/generate.ts';
import { mergeHistoryOf } from '../synthetic/merge-rows.ts';

/** Generates the events, or says what each row of an imported file means. */
export const acquired = stage({
  makes: 'acquired',
  title: 'Acquire data',
  about:
    'Generates customers with known archetypes, or reads what each imported row means: a purchase, a refund, a visit.',
  version: 2,
  needs: [],
  wants: ['importedEvents', 'importedMerges'],
  uses: ['source.kind', 'synthetic'],
  skip: ({ source }) =>
    source.kind === 'customers' ? 'an imported customer table has no events' : undefined,
  async run({ importedEvents, importedMerges }, { source, synthetic }, context): Promise<Acquired> {
    let gathered: Gathered;
    if (source.kind === 'synthetic') {
      const { rejected, ...generated } = await generate(synthetic, context);
      const lost = rejected.reduce((sum, { count }) => sum + count, 0);
      const read = generated.events.count + lost;
      gathered = {
        source: 'synthetic',
        ...generated,
        read,
        parsed: read,
        rejected,
        rejectedMerges: [],
        warnings: [],
        mapping: {},
      };
    } else {
      if (importedEvents === undefined) {
        throw new InputError({
          field: 'source.kind',
          message: 'The data are to come from an imported file, but none is given.',
          remedy: 'Choose a file of transactions or events, or switch to generated data.',
        });
      }
      gathered = gatherImported(importedEvents, importedMerges);
    }
    const { events, merges } = gathered;
    if (events.count === 0) {
      throw new InputError({
        message: `No usable row is left of ${gathered.read} rows read.`,
        remedy: 'Look at the rejected rows and at the choice of columns for customer and time.',
      });
    }
    await context.checkpoint();
    return {
      ...gathered,
      facts: eventFacts(events),
      totals: controlTotals(events),
      dataHash: await dataHash(events, merges, context),
    };
  },
  view: acquiredView,
  metrics: ({ read, parsed, events, merges }) => ({
    read,
    parsed,
    events: events.count,
    ids: events.customerIds.length,
    mergeRows: merges.past.length,
  }),
});

type Gathered = Omit<Acquired, 'facts' | 'totals' | 'dataHash'>;

/** The quality check says it again, with the setting that drops the copies. */
const SAID_LATER = 'repeated-rows';

const NO_MERGES: MergeHistory = mergeHistoryOf([]);

function gatherImported(
  { table, report, mapping }: ImportedEvents,
  merges: ImportedMerges | undefined,
): Gathered {
  const { events, warnings } = readImportedEvents(table);
  const lost = report.rejected.reduce((sum, { count }) => sum + count, 0);
  assert(
    report.read === events.count + lost,
    `${report.read} rows were read, ${events.count} kept and ${lost} rejected`,
  );
  const notices: Notice[] = [
    ...report.warnings.filter(({ code }) => code !== SAID_LATER),
    ...warnings,
    ...(merges === undefined ? [] : mergeNotices(merges)),
  ];
  return {
    source: 'events',
    events,
    merges: merges?.merges ?? NO_MERGES,
    rejectedMerges: (merges?.report.rejected ?? []).map(counted),
    truth: undefined,
    read: report.read,
    parsed: report.parsed,
    rejected: report.rejected.map(counted),
    warnings: notices,
    mapping: Object.fromEntries(Object.entries(mapping).map(([role, column]) => [role, columnText(column)])),
  };
}

function counted({ reason, message, count, firstRows }: RejectedRows): Counted {
  return { reason, message, count, firstRows };
}

/** What the reader of the merge history has to tell; its copied rows are issues of the identity resolution. */
function mergeNotices({ fileName, report }: ImportedMerges): Notice[] {
  const told = report.warnings.filter(({ code }) => code !== SAID_LATER);
  const rejected = report.rejected.map(({ message, count, firstRows }) => ({
    code: 'rejected-merges',
    message: `${rowsText(count, firstRows)} left out: ${message}`,
  }));
  return [...told, ...rejected].map(({ code, message }) => ({ code, message: `${fileName}: ${message}` }));
}

function columnText(source: ColumnSource): string {
  return source.kind === 'column' ? source.name : `${source.left.name} * ${source.right.name}`;
}
