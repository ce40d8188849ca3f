import { countText } from '../../../base/number-text.ts';
import { assert } from '../../../base/assert.ts';
import { withBreaks } from '../../../base/sliced.ts';
import { InputError } from '../../../base/input-error.ts';
import type { RejectedRows } from '../../../io/import-report.ts';
import type { MergeHistory } from '../../../io/merge-history.ts';
import type { ColumnSource } from '../../../io/import-plan.ts';
import { acquiredView } from '../acquire/acquired-view.ts';
import { dataHash } from '../acquire/data-hash.ts';
import { slicedSummary, totalsOf } from '../acquire/event-summary.ts';
import { readImportedEvents } from '../acquire/imported-events.ts';
import { type Acquired, type AcquiredFacts, type Events, stage } from '../model.ts';
import type { ImportedEvents, ImportedMerges } from '../acquire/imported.ts';
import type { Counted, Notice } from '../notice.ts';
import { rowsText } from '../rows-text.ts';
import { acquireStreamed } from '../streaming/acquire-streamed.ts';
import { isStreamed } from '../streaming/is-streamed.ts';
import { generate } from '../synthetic/generate.ts';
import { mergeHistoryOf } from '../synthetic/merge-rows.ts';

/** Generates the events, or says what each row of an imported file means. */
export const acquired = stage({
  makes: 'acquired',
  title: 'Acquire data',
  about:
    'Generates customers with known archetypes, or reads what each imported row means: a purchase, a refund, a visit.',
  version: 4,
  needs: [],
  wants: ['importedEvents', 'importedMerges'],
  uses: ['source.kind', 'source.streaming', 'synthetic'],
  skip: ({ source }) =>
    source.kind === 'customers' ? 'an imported customer table has no events' : undefined,
  async run({ importedEvents, importedMerges }, { source, synthetic }, context): Promise<Acquired> {
    if (isStreamed({ source, synthetic })) {
      const { read, ...shop } = await acquireStreamed(synthetic, context);
      if (shop.summary.events === 0) throw nothingUsable(read);
      return { ...GENERATED, ...shop, ...factsOf(shop), read, parsed: read };
    }
    if (source.kind === 'synthetic') {
      const { read, ...shop } = await generate(synthetic, context);
      if (shop.events.count === 0) throw nothingUsable(read);
      const ids = shop.events.customerIds;
      const summary = await withBreaks(slicedSummary(shop.events), context.checkpoint);
      return { ...GENERATED, ...shop, ids, summary, ...factsOf({ summary }), read, parsed: read };
    }
    if (importedEvents === undefined) {
      throw new InputError({
        field: 'source.kind',
        message: 'The data are to come from an imported file, but none is given.',
        remedy: 'Choose a file of transactions or events, or switch to generated data.',
      });
    }
    const gathered = gatherImported(importedEvents, importedMerges);
    const { events, merges, read } = gathered;
    if (events.count === 0) throw nothingUsable(read);
    await context.checkpoint();
    const summary = await withBreaks(slicedSummary(events), context.checkpoint);
    return {
      ...gathered,
      ids: events.customerIds,
      summary,
      ...factsOf({ summary }),
      dataHash: await dataHash(events, merges, context),
    };
  },
  view: acquiredView,
  metrics: ({ read, parsed, summary, ids, merges }) => ({
    read,
    parsed,
    events: summary.events,
    ids: ids.length,
    mergeRows: merges.past.length,
  }),
});

const GENERATED = {
  source: 'synthetic',
  rejectedMerges: [],
  warnings: [],
  mapping: {},
} as const satisfies Partial<Acquired>;

function factsOf({ summary }: Pick<Acquired, 'summary'>): Pick<Acquired, 'facts' | 'totals'> {
  return { facts: summary.facts, totals: totalsOf(summary) };
}

function nothingUsable(read: number): InputError {
  return new InputError({
    message: `No usable row is left of ${countText(read)} rows read.`,
    remedy: 'Look at the rejected rows and at the choice of columns for customer and time.',
  });
}

type Gathered = Omit<AcquiredFacts, 'ids' | 'summary' | 'facts' | 'totals' | 'dataHash'> & {
  readonly events: Events;
};

/** The quality check says it again, with the setting that drops the copies. */
const SAID_LATER = 'repeated-rows';

const NO_MERGES: MergeHistory = mergeHistoryOf([]);

function gatherImported(
  { table, report, mapping, choices }: ImportedEvents,
  merges: ImportedMerges | undefined,
): Gathered {
  const { events, warnings } = readImportedEvents(table);
  const lost = report.rejected.reduce((sum, { count }) => sum + count, 0);
  assert(
    report.read === events.count + lost,
    `${countText(report.read)} rows were read, ${countText(events.count)} kept and ${countText(lost)} rejected`,
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
    choices,
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
