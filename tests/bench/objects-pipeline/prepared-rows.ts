import type { CustomerFeatures } from './customer-features.ts';

export interface PreparedRows {
  readonly names: readonly string[];
  /** One array for each customer, one number for each name. */
  readonly rows: number[][];
}

interface Feature {
  readonly name: string;
  readonly fill: 'median' | 'zero' | 'maximum';
  readonly logarithm?: true;
}

const FEATURES: readonly Feature[] = [
  { name: 'recency', fill: 'maximum' },
  { name: 'frequency', fill: 'zero', logarithm: true },
  { name: 'monetary', fill: 'zero', logarithm: true },
  { name: 'average_order_value', fill: 'median', logarithm: true },
  { name: 'purchases', fill: 'zero', logarithm: true },
  { name: 'sessions', fill: 'zero', logarithm: true },
  { name: 'views_per_session', fill: 'zero' },
  { name: 'carts_per_view', fill: 'median' },
  { name: 'purchases_per_cart_session', fill: 'median' },
  { name: 'discount_share', fill: 'zero' },
  { name: 'refund_rate', fill: 'zero' },
  { name: 'category_entropy', fill: 'median' },
  { name: 'top_category_lift', fill: 'median', logarithm: true },
  { name: 'weekend_share', fill: 'median' },
  { name: 'evening_share', fill: 'median' },
  { name: 'mean_hour_sin', fill: 'median' },
  { name: 'mean_hour_cos', fill: 'median' },
  { name: 'tenure', fill: 'zero' },
  { name: 'inter_purchase_mean', fill: 'maximum' },
  { name: 'inter_purchase_cv', fill: 'median' },
  { name: 'mobile_share', fill: 'median' },
];

const CORRELATION_LIMIT = 0.95;

/** Fills, logs, draws the tails in by one per cent, takes z-scores, and leaves out what is constant or redundant. */
export function preparedRows(customers: readonly CustomerFeatures[]): PreparedRows {
  const kept: { readonly name: string; readonly values: readonly number[] }[] = [];
  for (const { name, fill, logarithm } of FEATURES) {
    const given = customers.map(({ features }) => features[name]);
    const known = given.filter((value) => value !== undefined).sort((a, b) => a - b);
    if (known.length === 0) continue;
    const standIn = fill === 'zero' ? 0 : fill === 'maximum' ? known.at(-1)! : medianOf(known);
    const filled = given.map((value) => value ?? standIn);
    const values = zScores(winsorised(logarithm === true ? filled.map(signedLog) : filled));
    if (values === undefined) continue;
    if (kept.every((other) => Math.abs(correlation(other.values, values)) <= CORRELATION_LIMIT))
      kept.push({ name, values });
  }
  return {
    names: kept.map(({ name }) => name),
    rows: customers.map((_, row) => kept.map(({ values }) => values[row]!)),
  };
}

function medianOf(sorted: readonly number[]): number {
  const half = (sorted.length - 1) / 2;
  return (sorted[Math.floor(half)]! + sorted[Math.ceil(half)]!) / 2;
}

function signedLog(value: number): number {
  return value < 0 ? -Math.log1p(-value) : Math.log1p(value);
}

function winsorised(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  const cut = Math.floor(0.01 * values.length);
  const low = sorted[cut]!;
  const high = sorted[sorted.length - 1 - cut]!;
  return values.map((value) => Math.min(high, Math.max(low, value)));
}

/** Undefined for a constant column. */
function zScores(values: readonly number[]): number[] | undefined {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const deviation = Math.sqrt(variance);
  return deviation > 0 ? values.map((value) => (value - mean) / deviation) : undefined;
}

/** Of two columns of z-scores. */
function correlation(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0) / a.length;
}
