import { type Sliced, withBreaks } from '../../../base/sliced.ts';
import { adjustedRandIndex } from '../../../kernels/rand-index.ts';
import { type Segmentation, type Segmentations, stage } from '../model.ts';
import type { Fit } from '../sweep/artifacts.ts';
import { summariseColumns } from '../segments/column-summaries.ts';
import { describeSegmentation } from '../segments/describe-segmentation.ts';
import type { SegmentationsView } from '../views.ts';

/** Describes the segments of every k that was tried, so that another k can be looked at without a run. */
export const segmentations = stage({
  makes: 'segmentations',
  title: 'Segments',
  about:
    'Says of each segment how large and how valuable it is, what sets it apart, what to call it and how to recognise it.',
  version: 3,
  needs: ['profiles', 'sweep'],
  uses: ['segments'],
  async run({ profiles, sweep }, { segments }, context): Promise<Segmentations> {
    const summaries = await withBreaks(summariseColumns(profiles.columns), context.checkpoint);
    const byK: Segmentation[] = [];
    for (const fit of sweep.fits) {
      context.progress(byK.length / sweep.fits.length, `k = ${fit.k}`);
      await context.checkpoint();
      const described = describeSegmentation(fit, profiles, summaries, segments);
      byK.push(await withBreaks(described, context.checkpoint));
    }
    return {
      byK,
      agreement: await withBreaks(pairwiseAgreement(sweep.fits), context.checkpoint),
      columns: profiles.columns.map(({ name, title, unit, group }) => ({ name, title, unit, group })),
    };
  },
  view: (made): SegmentationsView => made,
  metrics: ({ byK }) => ({ segments: byK.reduce((sum, { segments }) => sum + segments.length, 0) }),
});

function* pairwiseAgreement(fits: readonly Fit[]): Sliced<Float64Array> {
  const count = fits.length;
  const agreement = new Float64Array(count * count);
  for (let a = 0; a < count; a++) {
    agreement[a * count + a] = 1;
    for (let b = 0; b < a; b++) {
      const ari = adjustedRandIndex(fits[a]!.labels, fits[b]!.labels);
      agreement[a * count + b] = ari;
      agreement[b * count + a] = ari;
      yield;
    }
  }
  return agreement;
}
