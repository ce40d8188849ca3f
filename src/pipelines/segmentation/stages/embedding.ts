import { countText } from '../../../base/number-text.ts';
import { umap } from '../../../kernels/umap.ts';
import { sampleIndices } from '../../../base/random.ts';
import { InputError } from '../../../base/input-error.ts';
import type { Embedding } from '../map/artifacts.ts';
import { stage } from '../model.ts';

/** A sample of the customers by UMAP: another picture of them, which nothing depends on. */
export const embedding = stage({
  makes: 'embedding',
  title: 'UMAP',
  about:
    'Lays a sample of the customers out so that those who are alike lie close together; for drawing only.',
  version: 1,
  needs: ['features'],
  uses: ['map'],
  skip: ({ map }) => (map.method === 'umap' ? undefined : 'not asked for'),
  async run({ features }, { map }, context): Promise<Embedding> {
    const columns = features.names.length;
    const rows = Uint32Array.from(sampleIndices(features.rows, map.sample, context.random('sample')));
    if (rows.length < 3)
      throw new InputError({
        field: 'map.method',
        message: 'UMAP needs at least three customers.',
        remedy: 'Set “Layout beside the components” to none.',
      });
    const values = new Float64Array(rows.length * columns);
    rows.forEach((row, i) =>
      values.set(features.values.subarray(row * columns, (row + 1) * columns), i * columns),
    );
    const random = context.random('layout');
    const places = await umap(
      { values, rows: rows.length, columns },
      {
        neighbours: map.neighbours,
        minDist: map.minDist,
        random: () => random.unit(),
        async giveWay(share) {
          context.progress(share, `${countText(rows.length)} customers`);
          await context.checkpoint();
        },
      },
    );
    return { rows, ...places, neighbours: map.neighbours, minDist: map.minDist };
  },
  view: (made) => made,
  metrics: ({ rows }) => ({ customers: rows.length }),
});
