import type { Sliced } from '../base/sliced.ts';
import { exp, log } from '../base/portable-math.ts';
import { bgNbdLogLikelihood } from './bg-nbd-likelihood.ts';
import type { BgNbd } from './bg-nbd.ts';
import { type HistoryGroups, someGroups } from './purchase-histories.ts';
import { type Descent, type Objective, bestMinimum } from './quasi-newton.ts';

/**
 * A simpler model at the edge of BG/NBD that explains the histories as well, so that a parameter could grow or shrink
 * for ever: nobody leaves (a → 0 or b → ∞), everybody leaves after a purchase (b → 0), all leave with one probability
 * (a, b → ∞) or some at once and the others never (a, b → 0), all buy at one rate (r, alpha → ∞).
 */
export type BgNbdEdge =
  | 'nobody leaves'
  | 'everybody leaves'
  | 'one probability of leaving'
  | 'all or nothing'
  | 'one rate';

/** A maximum of the likelihood. */
export interface BgNbdMaximum {
  readonly parameters: BgNbd;
  readonly logLikelihood: number;
  readonly iterations: number;
  readonly converged: boolean;
  readonly edge: BgNbdEdge | undefined;
}

/** Where a search starts: shapes r, a and b; alpha follows from the mean rate. */
export interface BgNbdStart {
  readonly r: number;
  readonly a: number;
  readonly b: number;
}

/** Starts of {@link fitBgNbd}: uneven buyers who leave, even buyers who stay, and a mixture. */
export const BG_NBD_STARTS: readonly BgNbdStart[] = [
  { r: 0.5, a: 1, b: 2 },
  { r: 3, a: 0.2, b: 4 },
  { r: 0.3, a: 0.3, b: 0.5 },
];

/**
 * Maximum-likelihood parameters by {@link bestMinimum} on their logarithms. `groups` must hold at least one repeat purchase.
 * O(iterations × groups), some 30 iterations from each start.
 */
export function* fitBgNbd(
  groups: HistoryGroups,
  starts: readonly BgNbdStart[] = BG_NBD_STARTS,
): Sliced<BgNbdMaximum> {
  const rate = groups.totalRepeats / groups.totalAge;
  const points = starts.map(({ r, a, b }) => Float64Array.of(log(r), log(r / rate), log(a), log(b)));
  const sketch = groups.weights.length > 2 * SKETCH_GROUPS ? someGroups(groups, SKETCH_GROUPS) : undefined;
  const { point, iterations, converged } = yield* bestMinimum(
    objectiveOf(groups),
    points,
    DESCENT,
    sketch && objectiveOf(sketch),
  );
  const parameters = parametersAt(point);
  const logLikelihood = bgNbdLogLikelihood(groups, parameters);
  const losses: number[] = [];
  for (const { at } of EDGES) {
    yield;
    losses.push(logLikelihood - bgNbdLogLikelihood(groups, at(parameters)));
  }
  const atEdge = losses.some((loss) => loss < EDGE_LOSS);
  const edge = atEdge ? EDGES[losses.findIndex((loss) => loss < NAME_LOSS)]?.name : undefined;
  return { parameters, logLikelihood, iterations, converged, edge };
}

/** The mean log-likelihood of a customer, negative, by the logarithms of the parameters. */
function objectiveOf(groups: HistoryGroups): Objective {
  const derivatives = new Float64Array(4);
  return (point, gradient) => {
    const parameters = parametersAt(point);
    const value = bgNbdLogLikelihood(groups, parameters, derivatives);
    const { r, alpha, a, b } = parameters;
    gradient[0] = (-derivatives[0]! * r) / groups.customers;
    gradient[1] = (-derivatives[1]! * alpha) / groups.customers;
    gradient[2] = (-derivatives[2]! * a) / groups.customers;
    gradient[3] = (-derivatives[3]! * b) / groups.customers;
    return -value / groups.customers;
  };
}

const SKETCH_GROUPS = 1500;
const DESCENT: Descent = { tolerance: 1e-9, maxIterations: 500, bound: 25, maxStep: 2 };
/** A log-likelihood that falls by no more than this on the way to the edge does not tell the two models apart. */
const EDGE_LOSS = 0.01;
/** At an edge, the first in the list that costs no more gives the name: two units, by Akaike, for two parameters fewer. */
const NAME_LOSS = 2;
const FAR = 1e7;
const NEVER = 1e-10;

/** The simplest first. */
const EDGES: readonly { readonly name: BgNbdEdge; readonly at: (parameters: BgNbd) => BgNbd }[] = [
  { name: 'nobody leaves', at: (p) => ({ ...p, a: Math.min(p.a, p.b * NEVER) }) },
  { name: 'everybody leaves', at: (p) => ({ ...p, b: Math.min(p.b, p.a * NEVER) }) },
  { name: 'one probability of leaving', at: (p) => withLeaving(p, Math.max(FAR, p.a + p.b)) },
  { name: 'all or nothing', at: (p) => withLeaving(p, Math.min(1 / FAR, p.a + p.b)) },
  { name: 'one rate', at: (p) => withShape(p, Math.max(FAR, p.r)) },
];

/** The same mean probability of leaving, with a + b as given. */
function withLeaving(p: BgNbd, sum: number): BgNbd {
  return { ...p, a: (p.a * sum) / (p.a + p.b), b: (p.b * sum) / (p.a + p.b) };
}

/** The same mean rate, with r as given. */
function withShape(p: BgNbd, r: number): BgNbd {
  return { ...p, r, alpha: (p.alpha * r) / p.r };
}

function parametersAt(point: Float64Array): BgNbd {
  return { r: exp(point[0]!), alpha: exp(point[1]!), a: exp(point[2]!), b: exp(point[3]!) };
}
