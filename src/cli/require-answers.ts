import { InputError } from '../base/input-error.ts';
import { readTime, withOrder } from '../io/date-format.ts';
import { DATE_ORDERS, questionOf, type ImportPlan, type OpenChoice } from '../io/import-plan.ts';
import { decimalEvidence } from '../io/number-format.ts';
import { numberIndexes } from '../io/number-roles.ts';
import type { TablePreview } from '../io/preview-table.ts';

/**
 * Stops with an `InputError` where a file can be read in two ways that each give a whole table: what the page waits for an answer
 * to. Months without days are set aside as long as nothing is said, so that nothing is guessed of them.
 */
export function requireAnswers(preview: TablePreview, plan: ImportPlan): void {
  const open = plan.needsChoice.filter(({ setting }) => Object.hasOwn(OPTIONS, setting));
  if (open.length === 0) return;
  throw new InputError({
    file: plan.fileName,
    field: '--read',
    message: open.map((choice) => questionText(choice, preview, plan)).join(' '),
    remedy: `Say how they are meant: ${open
      .map(({ setting, chosen, alternatives }) =>
        [chosen, ...alternatives]
          .map((value) => `--read ${OPTIONS[setting]}=${value === ',' ? '","' : value}`)
          .join(' or '),
      )
      .join('; ')}.`,
  });
}

const OPTIONS: Readonly<Partial<Record<OpenChoice['setting'], string>>> = {
  'time-order': 'time-order',
  'decimal-mark': 'decimal',
  'decimal-mark-beside': 'decimal-beside',
};

function questionText(choice: OpenChoice, preview: TablePreview, plan: ImportPlan): string {
  const { setting } = choice;
  if (setting === 'time-order') return timeQuestion(choice, preview, plan);
  if (setting === 'decimal-mark') return markQuestion(preview, plan);
  return questionOf(choice);
}

function timeQuestion(
  choice: OpenChoice,
  { sampleRows }: TablePreview,
  { mapping, time }: ImportPlan,
): string {
  const { chosen, alternatives } = choice;
  const asked = DATE_ORDERS.filter((order) => order === chosen || alternatives.includes(order));
  const index = mapping.time?.kind === 'column' ? mapping.time.index : -1;
  const dayOf = (cell: string, order: ImportPlan['time']['order']): string => {
    const ms = readTime(cell, withOrder(time, order));
    return Number.isNaN(ms) ? '' : new Date(ms).toISOString().slice(0, 10);
  };
  const examples = sampleRows
    .map((row) => (row[index] ?? '').trim())
    .map((cell) => ({
      cell,
      days: new Set(asked.map((order) => dayOf(cell, order)).filter((day) => day !== '')),
    }))
    .filter(({ days }) => days.size > 1)
    .slice(0, MOST_EXAMPLES)
    .map(({ cell, days }) => `“${cell}” is ${[...days].join(' or ')}`);
  return `${questionOf(choice)
    .slice(0, -1)
    .replace(
      /^(In )?“/,
      (_, into = '') => `${into === '' ? 'The' : 'In the'} column “`,
    )}${example(examples)}.`;
}

function markQuestion({ columns, sampleRows }: TablePreview, plan: ImportPlan): string {
  const used = plan.kind === 'events' ? numberIndexes(plan.mapping) : plan.customers.features;
  const open = columns.filter(({ index, decimals }) => decimals.either > 0 && used.includes(index));
  const examples = open
    .flatMap(({ index }) => sampleRows.map((row) => (row[index] ?? '').trim()))
    .filter((cell) => decimalEvidence(cell) === 'either')
    .slice(0, MOST_EXAMPLES)
    .map((cell) => `“${cell}”`);
  const names = open.map(({ name }) => `“${name}”`).join(', ');
  return `Numbers in ${names} can be read with a decimal point or a decimal comma${example(examples)}.`;
}

function example(texts: readonly string[]): string {
  return texts.length === 0 ? '' : `: ${texts.join(', ')}`;
}

const MOST_EXAMPLES = 3;
