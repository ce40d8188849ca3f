import type { Outcome } from './reading.ts';

/** One table of the bench: contenders against the first of them, which is ours. */
export interface Section {
  readonly title: string;
  readonly unit: string;
  readonly outcomes: readonly Outcome[];
  /** What the best result means, where there is one. */
  readonly resultName?: string;
}

/** A table with ratios to the first row, of minima by the clock and of processor time. */
export function printSection({ title, unit, outcomes, resultName }: Section): void {
  const [ours] = outcomes;
  const lowest = Math.min(...outcomes.map(({ best }) => best ?? Infinity));
  const rows = outcomes.map(({ name, minimum, median, cpuMinimum, best }) => [
    name,
    minimum.toPrecision(3),
    median.toPrecision(3),
    cpuMinimum.toPrecision(3),
    (minimum / ours!.minimum).toPrecision(3),
    (cpuMinimum / ours!.cpuMinimum).toPrecision(3),
    best === undefined || resultName === undefined ? '' : excess(best, lowest, resultName),
  ]);
  const head = [unit, 'minimum', 'median', 'cpu', '÷ ours', 'cpu ÷ ours', resultName ?? ''];
  console.log(`\n${title}`);
  const widths = head.map((cell, j) => Math.max(cell.length, ...rows.map((row) => row[j]!.length)));
  for (const row of [head, ...rows]) {
    console.log(
      row.map((cell, j) => (j === 0 ? cell.padEnd(widths[j]!) : cell.padStart(widths[j]!))).join('  '),
    );
  }
}

function excess(best: number, lowest: number, name: string): string {
  return name === 'inertia' ? `+${((best / lowest - 1) * 100).toFixed(4)} %` : best.toPrecision(8);
}
