/** A line that the project holds itself to, with the figure of this run. */
export interface AcceptanceLine {
  readonly name: string;
  readonly bound: Bound;
  readonly figure: Figure | undefined;
  readonly verdict: 'met' | 'missed' | 'not measured';
  /** Where it is worst, or what to know about it. */
  readonly note: string;
}

export interface Bound {
  readonly relation: '≥' | '≤';
  readonly value: number;
}

/** A ratio of times in each way of taking them, or a number that is not one of time. */
export type Figure =
  | {
      readonly kind: 'times';
      /** Least processor times; undefined where it says nothing, with several threads. */
      readonly cpu: number | undefined;
      /** By the clock. */
      readonly minimum: number;
      readonly median: number | undefined;
    }
  | { readonly kind: 'number'; readonly value: number };

/** A figure and where it comes from. */
export interface Finding {
  readonly figure: Figure;
  readonly note?: string;
}

/**
 * Ratios of times meet a bound when those by processor time and of the clock's minima both do, those without processor
 * time by the minima alone.
 */
export function lineOf(name: string, bound: Bound, finding: Finding | undefined): AcceptanceLine {
  if (finding === undefined) return { name, bound, figure: undefined, verdict: 'not measured', note: '' };
  const { figure, note = '' } = finding;
  return { name, bound, figure, verdict: meets(figure, bound) ? 'met' : 'missed', note };
}

function meets(figure: Figure, bound: Bound): boolean {
  return judged(figure).every((value) =>
    bound.relation === '≥' ? value >= bound.value : value <= bound.value,
  );
}

function judged(figure: Figure): readonly number[] {
  if (figure.kind === 'number') return [figure.value];
  return figure.cpu === undefined ? [figure.minimum] : [figure.cpu, figure.minimum];
}
