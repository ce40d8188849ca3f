import { type Cells, cellText } from './cell-block.ts';
import { readTime, type TimeReading } from './date-format.ts';
import { numberReader, type NumberReading } from './open-number.ts';
import { perEntry } from './per-entry.ts';

/** Writes what the cells of a column hold into the first places of an array. */
export type FillNumbers = (cells: Cells, into: Float64Array) => void;

/** Reads cells as `numberReader` reads their texts; numbers by type as they are. O(cells). */
export function numberFiller(reading: NumberReading): FillNumbers {
  const filled = textFiller(numberReader(reading));
  return (cells, into) => {
    if (cells.kind !== 'numbers') return filled(cells, into);
    into.set(cells.values);
  };
}

/** Reads cells as `readTime` reads their texts; times by type as they are. O(cells). */
export function timeFiller(reading: TimeReading): FillNumbers {
  const filled = textFiller((text) => readTime(text, reading));
  return (cells, into) => {
    if (cells.kind !== 'times') return filled(cells, into);
    const offset = cells.shape === 'utc' ? 0 : reading.zoneOffsetMinutes * 60_000;
    const { values } = cells;
    for (let row = 0; row < values.length; row++) {
      const ms = values[row]!;
      into[row] = ms === ms ? ms - offset : readTime(cells.text(row), reading);
    }
  };
}

function textFiller(read: (text: string) => number): (cells: Cells, into: Float64Array) => void {
  const readOnce = perEntry(
    (length) => new Float64Array(length),
    (values, entries, from) => {
      for (let entry = from; entry < entries.length; entry++) values[entry] = read(entries[entry]!);
    },
  );
  return (cells, into) => {
    if (cells.kind === 'coded') {
      const known = readOnce(cells.entries);
      for (let row = 0; row < cells.codes.length; row++) into[row] = known[cells.codes[row]!]!;
    } else {
      for (let row = 0; row < into.length; row++) into[row] = read(cells.text(row));
    }
  };
}

/** Gives the codes of texts, each asked for once a dictionary, in the order of the rows. O(1) a row. */
export function codeReader(code: (text: string) => number): (cells: Cells, row: number) => number {
  const codesOf = perEntry(
    (length) => new Int32Array(length),
    (codes, entries, from) => codes.fill(NOT_ASKED, from, entries.length),
  );
  return (cells, row) => {
    if (cells.kind !== 'coded') return code(cellText(cells, row));
    const known = codesOf(cells.entries);
    const entry = cells.codes[row]!;
    if (known[entry] === NOT_ASKED) known[entry] = code(cells.entries[entry]!);
    return known[entry]!;
  };
}

const NOT_ASKED = -2;
