import {
  ALL_PARTS,
  DATE_ORDERS,
  questionOf,
  type EventMapping,
  type OpenChoice,
} from '../../io/import-plan.ts';
import type { TablePreview } from '../../io/preview-table.ts';
import type { ImportCorrections } from '../../worker/protocol.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import type { PlanFormProps } from './plan-form-props.ts';

/** Questions that the file leaves open: what was assumed, and the other ways to read it; those that have to be answered first. */
export function OpenChoices({ flow, correct }: PlanFormProps) {
  const { preview } = flow;
  const choices = preview.plan.needsChoice.toSorted((a, b) => urgency(b) - urgency(a));
  return choices.map((choice) => (
    <Notice
      key={choice.setting}
      tone="warning"
      title={choice.required === true ? `Please answer: ${questionOf(choice)}` : choice.message}
      actions={[choice.chosen, ...choice.alternatives.slice(0, MOST_OFFERED)].map((value, index) => (
        <Button key={value} onClick={() => correct(answer(choice, value, preview.plan.missingIds))}>
          {buttonWords(choice, value, index === 0)}
        </Button>
      ))}
    >
      {example(choice, preview)}
    </Notice>
  ));
}

function buttonWords(choice: OpenChoice, value: string, isChosen: boolean): string {
  if (choice.setting === 'part' && choice.required === true)
    return value === ALL_PARTS ? 'Append all that fit together' : `Read only: ${value}`;
  if (choice.setting === 'month-only' && value === 'refuse') return 'Set such rows aside';
  if (isChosen && choice.required !== true) return `Keep: ${words(choice, value)}`;
  return `${choice.setting === 'part' ? 'Read' : 'Read as'}: ${words(choice, value)}`;
}

function urgency({ required }: OpenChoice): number {
  return required === true ? 1 : 0;
}

function answer(
  { setting, ids = [] }: OpenChoice,
  value: string,
  missingIds: readonly string[],
): ImportCorrections {
  switch (setting) {
    case 'time-order':
      return { timeOrder: DATE_ORDERS.find((order) => order === value) ?? 'day-first' };
    case 'decimal-mark':
      return { decimal: value === ',' ? ',' : '.' };
    case 'decimal-mark-beside':
      return { decimalBeside: value === ',' ? ',' : '.' };
    case 'kind':
      return { kind: value === 'customers' ? 'customers' : 'events' };
    case 'header':
      return { hasHeader: value === 'header' };
    case 'month-only':
      return { monthOnly: value === 'first-day' ? 'first-day' : 'refuse' };
    case 'repair':
      return { repair: value === 'repaired' ? 'mojibake' : 'none' };
    case 'part':
      return { part: value };
    case 'missing-ids':
      return {
        missingIds:
          value === 'missing'
            ? [...new Set([...missingIds, ...ids])]
            : missingIds.filter((id) => !ids.includes(id)),
      };
  }
}

/** More can be chosen from the list beside the other ways of reading. */
const MOST_OFFERED = 3;

function words({ setting }: OpenChoice, value: string): string {
  if (setting === 'part') return value;
  if (setting === 'month-only') return 'first day of the month';
  if (setting === 'missing-ids') return value === 'kept' ? 'ids of customers' : 'no customers';
  if (value === '.') return 'decimal point';
  if (value === ',') return 'decimal comma';
  return value.replaceAll('-', ' ');
}

/** What the ways of reading make of a date or a number of the file. */
function example(choice: OpenChoice, preview: TablePreview): string | undefined {
  if (choice.setting === 'decimal-mark') return numberExample(preview);
  return choice.setting === 'time-order' ? dateExample(choice, preview) : undefined;
}

function numberExample({ plan, columns, sampleRows }: TablePreview): string | undefined {
  const { kind, mapping, customers } = plan;
  const used = kind === 'customers' ? customers.features : columns.map(({ index }) => index);
  const numbers = used.filter(
    (index) =>
      (columns[index]?.decimals.either ?? 0) > 0 && (kind === 'customers' || isMapped(mapping, index)),
  );
  for (const row of sampleRows) {
    for (const index of numbers) {
      const cell = row[index] ?? '';
      const [, before, whole, mark, rest] = /^(\D*)([1-9]\d{0,2})([.,])(\d{3})\D*$/.exec(cell) ?? [];
      if (whole === undefined || mark === undefined || rest === undefined) continue;
      const sign = /[-−(]/.test(before ?? '') ? -1 : 1;
      const large = (sign * Number(whole + rest)).toLocaleString();
      const small = (sign * Number(`${whole}.${rest}`)).toLocaleString(undefined, {
        minimumFractionDigits: 1,
      });
      const [point, comma] = mark === '.' ? [small, large] : [large, small];
      return `“${cell.trim()}” is ${point} with a decimal point, and ${comma} with a decimal comma.`;
    }
  }
  return undefined;
}

function isMapped({ amount, quantity, discount }: EventMapping, index: number): boolean {
  return [amount, quantity, discount].some((source) =>
    source?.kind === 'product'
      ? source.left.index === index || source.right.index === index
      : source?.index === index,
  );
}

function dateExample(
  { alternatives, chosen }: OpenChoice,
  { plan, sampleRows }: TablePreview,
): string | undefined {
  const time = plan.mapping.time;
  if (time?.kind !== 'column') return undefined;
  const orders = DATE_ORDERS.filter((order) => order === chosen || alternatives.includes(order));
  for (const row of sampleRows) {
    const cell = (row[time.index] ?? '').trim();
    const [, first, second, third] = /^(\d{1,4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,4})/.exec(cell) ?? [];
    if (first === undefined || second === undefined || third === undefined) continue;
    const read = orders.flatMap((order) => {
      const day = dayText(PARTS[order](first, second, third));
      return day === undefined ? [] : [{ order, day }];
    });
    if (new Set(read.map(({ day }) => day)).size < 2) continue;
    return `“${cell}” is ${read.map(({ order, day }) => `${day} ${ORDER_WORDS[order]}`).join(', and ')}.`;
  }
  return undefined;
}

type DateOrder = (typeof DATE_ORDERS)[number];

type DateParts = readonly [year: string, month: string, day: string];

const PARTS: { readonly [order in DateOrder]: (first: string, second: string, third: string) => DateParts } =
  {
    'day-first': (day, month, year) => [year, month, day],
    'month-first': (month, day, year) => [year, month, day],
    'year-first': (year, month, day) => [year, month, day],
    'year-day-month': (year, day, month) => [year, month, day],
  };

const ORDER_WORDS: { readonly [order in DateOrder]: string } = {
  'day-first': 'with the day first',
  'month-first': 'with the month first',
  'year-first': 'with the year first',
  'year-day-month': 'as year, day, month',
};

/** A day in words; two-digit years up to 68 are of this century. */
function dayText([written, month, day]: DateParts): string | undefined {
  const short = Number(written) + (Number(written) <= 68 ? 2000 : 1900);
  const date = new Date(
    Date.UTC(written.length > 2 ? Number(written) : short, Number(month) - 1, Number(day)),
  );
  if (date.getUTCMonth() !== Number(month) - 1) return undefined;
  return date.toLocaleDateString(undefined, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}
