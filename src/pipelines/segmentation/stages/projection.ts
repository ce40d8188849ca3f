import { withBreaks } from '../../../base/sliced.ts';
import { project, slicedPrincipalComponents } from '../../../kernels/pca.ts';
import type { Projection } from '../map/artifacts.ts';
import { stage } from '../model.ts';

/** The first two principal components of the prepared matrix: a map to look at, never what is clustered. */
export const projection = stage({
  makes: 'projection',
  title: 'Map',
  about: 'Lays the customers out in two dimensions for drawing; clustering does not use it.',
  version: 1,
  needs: ['features'],
  uses: [],
  async run({ features }, _settings, context): Promise<Projection> {
    const { values, rows, names, titles } = features;
    const matrix = { values, rows, columns: names.length };
    const pca = await withBreaks(slicedPrincipalComponents(matrix, 2), context.checkpoint);
    const scores = project(matrix, pca);
    await context.checkpoint();
    const axes = pca.components.rows;
    const x = new Float32Array(rows);
    const y = new Float32Array(rows);
    for (let row = 0; row < rows; row++) {
      x[row] = scores.values[row * axes]!;
      y[row] = axes > 1 ? scores.values[row * axes + 1]! : 0;
    }
    const weight = (axis: number, feature: number): number =>
      axis < axes ? pca.components.values[axis * names.length + feature]! : 0;
    return {
      x,
      y,
      explained: [pca.ratios[0] ?? 0, pca.ratios[1] ?? 0],
      loadings: names.map((feature, i) => ({ feature, title: titles[i]!, x: weight(0, i), y: weight(1, i) })),
    };
  },
  view: (made) => made,
  metrics: ({ explained }) => ({ explained: explained[0] + explained[1] }),
});
