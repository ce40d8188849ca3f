import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { PurchaseHistories } from '../../src/kernels/purchase-histories.ts';
import { sharedData } from '../shared-data.ts';

/** One customer of the CDNOW sample after 39 weeks, with what lifetimes 0.11.3 says of it. */
export interface CdnowCustomer {
  readonly repeats: number;
  readonly recency: number;
  readonly age: number;
  readonly meanSpend: number;
  readonly alive: number;
  readonly expected39: number;
  readonly expectedSpend: number;
  /** 12 months at 1 % a month, weeks as unit. */
  readonly clv: number;
}

/** The calibration table of the CDNOW sample, 2,357 customers. */
export function cdnowCustomers(): readonly CdnowCustomer[] {
  const bytes = readFileSync(sharedData('transactions/expected/cdnow_lifetimes_expected.csv.gz'));
  const [header = '', ...lines] = gunzipSync(bytes).toString().trim().split('\n');
  const names = header.trim().split(',');
  return lines.map((line) => {
    const cells = line.split(',').map(Number);
    const of = (name: string): number => cells[names.indexOf(name)]!;
    return {
      repeats: of('frequency'),
      recency: of('recency'),
      age: of('T'),
      meanSpend: of('monetary_value'),
      alive: of('p_alive_bgnbd'),
      expected39: of('exp39_bgnbd'),
      expectedSpend: of('exp_avg_profit_gg'),
      clv: of('clv_12m_1pct_weeks'),
    };
  });
}

export function historiesOf(customers: readonly CdnowCustomer[]): PurchaseHistories {
  return {
    repeats: customers.map(({ repeats }) => repeats),
    recency: customers.map(({ recency }) => recency),
    age: customers.map(({ age }) => age),
  };
}
