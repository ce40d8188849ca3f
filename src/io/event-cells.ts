import { type Cells, recordOf, type TakeCells } from './cell-block.ts';
import { recordsInto } from './take-blocks.ts';
import { createCellHashes, createKeyHashes } from './cell-hashes.ts';
import { codeReader, numberFiller, timeFiller } from './cell-readers.ts';
import { type EventSinks, takesEventBytes } from './event-bytes.ts';
import { columnIndex } from './event-columns.ts';
import type { ImportPlan } from './import-plan.ts';
import { isOpenNumber } from './open-number.ts';
import { sourceIndexes } from './number-roles.ts';

/** Whether the roles of a plan are such that columns of cells can be taken. O(roles). */
export function takesEventCells(plan: ImportPlan): boolean {
  return plan.repair === 'none' && !plan.dialect.hasHeader && takesEventBytes(plan);
}

/**
 * Takes blocks of cells into columns as `createEventReader` takes records: rows that it has nothing to say about at once,
 * all others as records. O(cells).
 */
export function takeEventCells({ plan, rows, columns, notes, idOf, largestAmount }: EventSinks): TakeCells {
  const { mapping } = plan;
  const customerAt = columnIndex(mapping.customer);
  const timeAt = columnIndex(mapping.time);
  const typeAt = columnIndex(mapping.type);
  const eventIdAt = plan.eventId?.index ?? -1;
  const currencyAt = plan.currency?.index ?? -1;
  const amountAt = sourceIndexes(mapping.amount);
  const hashesOf = createCellHashes(plan.header.length);
  const keysOf = createKeyHashes();
  const time = timeFiller(plan.time);
  const factors = amountAt.map((at) => ({
    at,
    fill: numberFiller(plan),
    isDigits: codeReader(isDigits),
  }));
  const isPlainOrBlank = (text: string): number =>
    text === '' || (isDigits(text) === 1 && !isOpenNumber(text, plan)) ? 1 : 0;
  const further = [
    { at: columnIndex(mapping.quantity), append: columns.appendQuantities },
    { at: columnIndex(mapping.discount), append: columns.appendDiscounts },
  ]
    .filter(({ at }) => at >= 0)
    .map((one) => ({ ...one, fill: numberFiller(plan), isPlain: codeReader(isPlainOrBlank) }));
  const isCustomer = codeReader((text) => (idOf(text) === '' ? 0 : 1));
  const customerCode = codeReader((text) => columns.customers.code(idOf(text)));
  const typeCode = codeReader((text) => columns.typeCode(text.trim()));
  const currencyCode = codeReader((text) => {
    notes.currency(text);
    return 0;
  });
  const coded = columns.coded.map(({ at, column }) => ({
    at,
    column,
    code: codeReader((text) => column.code(text.trim())),
  }));

  /** The amounts of a block, and rows where something is to be said about them. */
  function amountsOf(cells: readonly Cells[], odd: Uint8Array): Float64Array {
    const amounts = new Float64Array(odd.length).fill(amountAt.length === 0 ? NaN : 1);
    const factor = new Float64Array(odd.length);
    for (const { at, fill, isDigits } of factors) {
      const own = cells[at]!;
      fill(own, factor);
      for (let row = 0; row < odd.length; row++) amounts[row]! *= factor[row]!;
      if (own.kind === 'numbers') continue;
      for (let row = 0; row < odd.length; row++) if (isDigits(own, row) === 0) odd[row] = 1;
    }
    if (amountAt.length > 0)
      for (let row = 0; row < odd.length; row++)
        if (!(Math.abs(amounts[row]!) <= largestAmount)) odd[row] = 1;
    return amounts;
  }

  return (block) => {
    const { rows: count, columns: cells } = block;
    if (cells.length !== plan.header.length) return recordsInto(rows, block);
    const odd = new Uint8Array(count);
    const times = new Float64Array(count);
    time(cells[timeAt]!, times);
    const amounts = amountsOf(cells, odd);
    for (let row = 0; row < count; row++)
      if (times[row] !== times[row] || isCustomer(cells[customerAt]!, row) === 0) odd[row] = 1;
    const hashes = hashesOf(block);
    const keys = eventIdAt < 0 ? undefined : keysOf(cells[eventIdAt]!, count);
    const numbers = further.map(({ at, append, fill, isPlain }) => {
      const own = cells[at]!;
      const values = new Float64Array(count);
      fill(own, values);
      if (own.kind !== 'numbers')
        for (let row = 0; row < count; row++) if (isPlain(own, row) === 0) odd[row] = 1;
      return { append, values };
    });

    function takeRun(from: number, to: number): void {
      const firstRow = rows.rowsRead() + 1;
      rows.countRun(hashes.subarray(2 * from, 2 * to));
      notes.times(firstRow, times.subarray(from, to));
      if (keys !== undefined) notes.eventIds(keys.subarray(2 * from, 2 * to));
      columns.append({
        customers: codesOf(cells[customerAt]!, customerCode, from, to),
        times: times.subarray(from, to),
        amounts: amounts.subarray(from, to),
        firstRow,
      });
      if (typeAt >= 0) for (let row = from; row < to; row++) columns.pushType(typeCode(cells[typeAt]!, row));
      for (const { at, column, code } of coded) column.append(codesOf(cells[at]!, code, from, to));
      for (const { append, values } of numbers) append(values.subarray(from, to));
      if (currencyAt >= 0) for (let row = from; row < to; row++) currencyCode(cells[currencyAt]!, row);
    }

    let from = 0;
    for (let row = 0; row < count; row++) {
      if (odd[row] === 0) continue;
      if (row > from) takeRun(from, row);
      rows.record(recordOf(block, row));
      from = row + 1;
    }
    if (count > from) takeRun(from, count);
  };
}

function codesOf(
  cells: Cells,
  code: (cells: Cells, row: number) => number,
  from: number,
  to: number,
): Int32Array {
  const codes = new Int32Array(to - from);
  for (let row = from; row < to; row++) codes[row - from] = code(cells, row);
  return codes;
}

/** 1 for a text that begins, but for a minus, and ends with a digit, so that nothing is to be told of how it is written. */
function isDigits(text: string): number {
  return /^-?\d(?:.*\d)?$/s.test(text) ? 1 : 0;
}
