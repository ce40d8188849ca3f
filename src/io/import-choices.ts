import { sumVotes } from './decimal-mark.ts';
import type { PlanEdits } from './edit-plan.ts';
import type { ImportChoice, ImportPlan } from './import-plan.ts';
import { numberIndexes } from './number-roles.ts';
import type { PreviewOverrides } from './preview-overrides.ts';
import type { TablePreview } from './preview-table.ts';

/**
 * How a file is read, as far as that could be otherwise: what a person said (`given`), what stands in the file, and what was
 * assumed where it leaves that open. `plan` is what becomes of the preview's own with all corrections. O(columns).
 */
export function importChoices(
  preview: Pick<TablePreview, 'columns' | 'parts' | 'plan'>,
  plan: ImportPlan,
  given: PreviewOverrides & PlanEdits,
): readonly ImportChoice[] {
  const choices: ImportChoice[] = [];
  const add = (
    what: ImportChoice['what'],
    chosen: string,
    by: ImportChoice['by'],
    alternatives: readonly string[] = [],
  ): void => {
    choices.push({ file: plan.fileName, what, chosen, by, alternatives });
  };
  const { parts } = preview;
  if (parts !== undefined) {
    const others = parts.names.filter((name) => name !== parts.chosen);
    add('part', parts.chosen, given.part === parts.chosen ? 'given' : 'assumed', others);
  }
  const isText = plan.format.kind !== 'parquet' && plan.format.kind !== 'workbook';
  if (isText) add('encoding', plan.encoding, given.encoding === undefined ? 'contents' : 'given');
  if (plan.format.kind === 'delimited') {
    const delimiter = plan.dialect.delimiter === '\t' ? 'tab' : plan.dialect.delimiter;
    add('delimiter', delimiter, given.delimiter === undefined ? 'contents' : 'given');
  }
  const asked = new Set(preview.plan.needsChoice.map(({ setting }) => setting));
  if (given.hasHeader !== undefined || asked.has('header')) {
    const [chosen, other] = plan.dialect.hasHeader ? ['yes', 'no'] : ['no', 'yes'];
    add('header', chosen, given.hasHeader === undefined ? 'assumed' : 'given', [other]);
  }
  addMark(preview, plan, given, add);
  if (plan.kind === 'events') addTimes(preview, plan, given, add);
  const doubtful = preview.plan.needsChoice.find(({ setting }) => setting === 'missing-ids')?.ids ?? [];
  const isMissing = doubtful.some((id) => plan.missingIds.includes(id));
  if (plan.kind === 'events' && doubtful.length > 0) {
    const [chosen, other] = isMissing ? [doubtful.join(','), 'none'] : ['none', doubtful.join(',')];
    add('missing', chosen, given.missingIds === undefined ? 'assumed' : 'given', [other]);
  }
  if (given.repair !== undefined || asked.has('repair')) {
    const other = plan.repair === 'none' ? 'mojibake' : 'none';
    add('repair', plan.repair, given.repair === undefined ? 'assumed' : 'given', [other]);
  }
  return choices;
}

type Add = (
  what: ImportChoice['what'],
  chosen: string,
  by: ImportChoice['by'],
  alternatives?: readonly string[],
) => void;

function addMark(
  { columns }: Pick<TablePreview, 'columns'>,
  { kind, mapping, customers, decimal }: ImportPlan,
  given: PlanEdits,
  add: Add,
): void {
  const used = kind === 'events' ? numberIndexes(mapping) : customers.features;
  const { point, comma, either } = sumVotes(columns.filter(({ index }) => used.includes(index)));
  const other = decimal === '.' ? ',' : '.';
  if (given.decimal !== undefined) add('decimal', decimal, 'given', [other]);
  else if (point + comma > 0) add('decimal', decimal, 'contents');
  else if (either > 0)
    add('decimal', decimal, given.decimalBeside === undefined ? 'assumed' : 'given', [other]);
}

function addTimes(
  { columns, plan: { needsChoice } }: Pick<TablePreview, 'columns' | 'plan'>,
  { mapping, time }: ImportPlan,
  given: PlanEdits,
  add: Add,
): void {
  const shapes = mapping.time?.kind === 'column' ? columns[mapping.time.index]?.timeShapes : undefined;
  if (shapes === undefined) return;
  const asked = needsChoice.find(({ setting }) => setting === 'time-order');
  const offered = asked === undefined ? [] : [asked.chosen, ...asked.alternatives];
  const others = offered.filter((order) => order !== time.order);
  const isOrdered = ORDERED.some((shape) => (shapes[shape] ?? 0) > 0) || time.order !== 'day-first';
  if (given.timeOrder !== undefined) add('time-order', time.order, 'given', others);
  else if (asked !== undefined) add('time-order', time.order, 'assumed', others);
  else if (isOrdered) add('time-order', time.order, 'contents');
  if ((shapes['month-only'] ?? 0) === 0) return;
  const otherMonth = time.monthOnly === 'refuse' ? 'first-day' : 'refuse';
  add('month-only', time.monthOnly, given.monthOnly === undefined ? 'assumed' : 'given', [otherMonth]);
}

const ORDERED = ['day-first', 'month-first', 'either-order'] as const;
