import { present } from '../../../base/assert.ts';
import { withBreaks } from '../../../base/sliced.ts';
import { stage } from '../model.ts';
import { rfmTable } from '../rfm/rfm-table.ts';

/** Scores customers by quintiles, as analysts know it, to stand beside the segments found in the data. */
export const rfm = stage({
  makes: 'rfm',
  title: 'RFM',
  about:
    'Scores recency, frequency and monetary value by quintiles and names the usual segments, to compare with those found.',
  version: 1,
  needs: ['profiles'],
  uses: ['source.kind'],
  skip: ({ source }) => (source.kind === 'customers' ? 'the table holds no purchases' : undefined),
  run({ profiles }, _settings, context) {
    const orders = profiles.purchases ?? new Float64Array(profiles.ids.length);
    const recency = profiles.columns.find(({ name }) => name === 'recency');
    const table = rfmTable({
      day: present(profiles.referenceDay, 'the reference day'),
      recencyDays: recency?.values ?? orders.map(() => NaN),
      orders,
      revenue: profiles.revenue,
    });
    return withBreaks(table, context.checkpoint);
  },
  view: (made) => made,
  metrics: ({ segment }) => ({
    customers: segment.reduce((count, index) => count + (index >= 0 ? 1 : 0), 0),
  }),
});
