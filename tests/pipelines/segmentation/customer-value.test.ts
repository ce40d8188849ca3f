import { describe, expect, test } from 'vitest';
import { atOnce } from '../../../src/base/sliced.ts';
import type { Buyers } from '../../../src/pipelines/segmentation/value/buyers.ts';
import { fitPurchases, forecastPurchases } from '../../../src/pipelines/segmentation/value/purchase-model.ts';
import { fitSpend, forecastSpend } from '../../../src/pipelines/segmentation/value/spend-model.ts';
import { cdnowCustomers } from '../../kernels/cdnow.ts';
import { hasSharedData } from '../../shared-data.ts';

describe.skipIf(!hasSharedData)('customer value on the CDNOW sample', () => {
  const customers = hasSharedData ? cdnowCustomers() : [];

  test('is what lifetimes gives each customer for 12 months at 1 % a month, in weeks', () => {
    const repeats = Int32Array.from(customers, (customer) => customer.repeats);
    const means = { counts: repeats, means: customers.map(({ meanSpend }) => meanSpend), squares: [] };
    const buyers: Buyers = {
      customer: Int32Array.from(customers.keys()),
      repeats,
      recency: Float64Array.from(customers, ({ recency }) => recency),
      age: Float64Array.from(customers, ({ age }) => age),
      repeatSpend: means,
      spend: means,
    };
    const purchases = atOnce(fitPurchases(buyers));
    const spend = atOnce(fitSpend(buyers));
    expect([purchases.model.kind, spend.model.kind]).toEqual(['BG/NBD', 'gamma–gamma']);
    const forecast = forecastPurchases(purchases.model, buyers, {
      steps: 12,
      weeksPerStep: 4.345,
      discount: 0.01,
    });
    const each = forecastSpend(spend.model, buyers);
    const worst = customers.reduce(
      (most, { clv }, i) => Math.max(most, Math.abs(forecast.discounted[i]! * each[i]! - clv)),
      0,
    );
    expect(worst).toBeLessThan(1e-3);
  });
});
