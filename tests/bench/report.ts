import type { Outcome } from './reading.ts';
import { textTable } from './text-table.ts';

/** One table of the bench: contenders against the first of them, which is ours. */
export interface Section {
  readonly title: string;
  readonly subject: Subject;
  readonly unit: string;
  readonly outcomes: readonly Outcome[];
  /** What the best result means, where there is one. */
  readonly resultName?: string;
}

/** What a section measures, for those who look for it. */
export interface Subject {
  readonly what:
    | 'restarts'
    | 'from-centroids'
    | 'silhouette'
    | 'sweep'
    | 'large'
    | 'two-workers'
    | 'sweep-stage'
    | 'import';
  readonly rows: number;
  readonly k?: number;
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
    best === undefined || resultName === undefined ? '' : resultText(best, lowest, resultName),
  ]);
  const head = [unit, 'minimum', 'median', 'cpu', '÷ ours', 'cpu ÷ ours', resultName ?? ''];
  console.log(`\n${title}\n${textTable(head, rows)}`);
}

function resultText(best: number, lowest: number, name: string): string {
  return name === 'inertia' ? `+${((best / lowest - 1) * 100).toFixed(4)} %` : best.toPrecision(8);
}
