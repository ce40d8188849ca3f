import { countText } from '../../../base/number-text.ts';
import type { Notice } from '../notice.ts';

/** The k that structure can be judged at, and what the user is told about the others. */
export interface MeasurableKs {
  readonly ks: readonly number[];
  readonly warnings: readonly Notice[];
}

/** Structure at k is judged by halves of the rows, and a half must hold twice as many rows as clusters. */
export function measurableKs(asked: readonly number[], rows: number): MeasurableKs {
  const most = Math.floor(rows / 4);
  const ks = asked.filter((k) => k <= most);
  if (ks.length === asked.length) return { ks, warnings: [] };
  const from =
    asked.length - ks.length === 1 ? `k = ${asked.at(-1)!}` : `k = ${asked[ks.length]!} … ${asked.at(-1)!}`;
  const message = `Structure is not tested at ${from}: ${countText(rows)} customers are too few; ${countText(4 * asked.at(-1)!)} would do.`;
  return { ks, warnings: [{ code: 'structure-not-tested', message }] };
}
