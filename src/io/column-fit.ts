import { shortened } from './column-profile.ts';
import { readTime } from './date-format.ts';
import { isNoValue } from './event-reader.ts';
import type { EventRole, ImportPlan } from './import-plan.ts';
import { numberReader } from './open-number.ts';
import type { SampledRow } from './sampled-row.ts';

/** How a column reads as what the plan takes it for, in a sample of rows. */
export interface ColumnFit {
  readonly index: number;
  readonly reads: 'time' | 'number' | 'id' | 'text';
  /** Cells with something in them. */
  readonly filled: number;
  /** Cells with nothing, or a word for nothing. */
  readonly missing: number;
  /** Filled cells that can be read so. */
  readonly fits: number;
  /** The first of the others. */
  readonly misfits: readonly {
    readonly row: number;
    readonly approximate: boolean;
    /** Shortened to 60 characters. */
    readonly cell: string;
  }[];
}

/** How each column that the plan uses reads in these rows, in the order of columns. O(cells). */
export function columnFits(plan: ImportPlan, rows: readonly SampledRow[]): readonly ColumnFit[] {
  return usesOf(plan)
    .toSorted(([a], [b]) => a - b)
    .map(([index, reads]) => columnFit(plan, rows, index, reads));
}

function columnFit(
  plan: ImportPlan,
  rows: readonly SampledRow[],
  index: number,
  reads: ColumnFit['reads'],
): ColumnFit {
  const misfits: ColumnFit['misfits'][number][] = [];
  let filled = 0;
  let fits = 0;
  for (const { row, approximate, record, uncut } of rows) {
    const cell = uncut === undefined ? (record[index] ?? '') : '';
    if (isNoValue(cell)) continue;
    filled++;
    if (isReadable(cell, reads, plan)) fits++;
    else if (misfits.length < MISFITS_KEPT) misfits.push({ row, approximate, cell: shortened(cell) });
  }
  return { index, reads, filled, missing: rows.length - filled, fits, misfits };
}

const MISFITS_KEPT = 10;

function isReadable(cell: string, reads: ColumnFit['reads'], plan: ImportPlan): boolean {
  if (reads === 'time') return !Number.isNaN(readTime(cell, plan.time));
  if (reads === 'number') return !Number.isNaN(numberReader(plan)(cell));
  return reads === 'text' || !plan.missingIds.includes(cell.trim());
}

const READS: Readonly<Record<EventRole, ColumnFit['reads']>> = {
  customer: 'id',
  time: 'time',
  amount: 'number',
  quantity: 'number',
  discount: 'number',
  type: 'text',
  order: 'text',
  category: 'text',
  device: 'text',
  channel: 'text',
};

function usesOf({ kind, mapping, customers }: ImportPlan): [number, ColumnFit['reads']][] {
  const uses = new Map<number, ColumnFit['reads']>();
  if (kind === 'customers') {
    const { id, label, features } = customers;
    for (const index of features) uses.set(index, 'number');
    if (id !== undefined) uses.set(id, 'id');
    if (label !== undefined) uses.set(label, 'text');
  } else {
    for (const [role, source] of Object.entries(mapping)) {
      const columns = source.kind === 'column' ? [source] : [source.left, source.right];
      for (const { index } of columns) {
        const reads = READS[role as EventRole];
        if (reads !== 'text' || !uses.has(index)) uses.set(index, reads);
      }
    }
  }
  return [...uses];
}
