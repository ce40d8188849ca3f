import { countText } from '../../../base/number-text.ts';
import type { BootstrapReplicate } from '../../../kernels/bootstrap.ts';
import { stage } from '../model.ts';
import type { Notice } from '../notice.ts';
import type { Sampling } from '../sensitivity/artifacts.ts';
import { certaintyOf, summariseReplicates } from '../sensitivity/sampling-summary.ts';
import { TEST_EFFORT } from '../sensitivity/test-effort.ts';
import { chosenFit } from '../sensitivity/tested-fit.ts';
import { bootstrapTask } from '../tasks/bootstrap-task.ts';

/** Clusters bootstrap samples of the customers and asks how far each segment comes back. */
export const sampling = stage({
  makes: 'sampling',
  title: 'Sampling stability',
  about:
    'Draws the customers again and again, clusters each draw, and says how far each segment comes back and how surely each customer stays in it.',
  version: 1,
  needs: ['features', 'sweep', 'kChoice'],
  uses: ['sensitivity.sampling', 'sensitivity.replicates'],
  partsUse: ['sensitivity.sampling'],
  skip: ({ sensitivity }) => (sensitivity.sampling ? undefined : 'not tested'),
  async run({ features, sweep, kChoice }, { sensitivity }, context): Promise<Sampling> {
    const { k, tested } = chosenFit(features, sweep, kChoice);
    const asked = sensitivity.replicates;
    const inputs = Array.from({ length: asked }, (_, replicate) => ({ replicate }));
    const arrived = new Map<number, BootstrapReplicate>();
    let reused = 0;
    const tell = (finished: number): void => {
      if (finished === asked || finished % Math.ceil(asked / PARTS) !== 0) return;
      const soFar = inputs.flatMap(({ replicate }) => arrived.get(replicate) ?? []);
      const parts = summariseReplicates(soFar, k);
      context.partial({
        k,
        ...parts,
        asked,
        reused,
        certainty: new Float32Array(0),
        warnings: [],
      } satisfies Sampling);
    };
    const replicates = await context.map(bootstrapTask, { ...tested, seed: context.seed }, inputs, {
      keep: 'replicates',
      note: `${asked} draws of the customers`,
      onKept: (count) => {
        reused = count;
      },
      onResult(replicate, index, finished) {
        arrived.set(index, replicate);
        if (finished > reused) tell(finished);
      },
    });
    return {
      k,
      ...summariseReplicates(replicates, k),
      asked,
      reused,
      certainty: certaintyOf(replicates, tested.matrix.rows),
      warnings: warningsOf(replicates, tested.matrix.rows),
    };
  },
  view: (made) => made,
  metrics: ({ replicates, reused }) => ({ replicates, reused, computed: replicates - reused }),
});

/** Partial results are streamed this often at most, however many replicates there are. */
const PARTS = 20;

function warningsOf(replicates: readonly BootstrapReplicate[], rows: number): readonly Notice[] {
  const warnings: Notice[] = [];
  if (rows > TEST_EFFORT.rows) {
    const message = `Each replicate draws ${countText(TEST_EFFORT.rows)} of ${countText(rows)} customers.`;
    warnings.push({ code: 'replicates-draw-fewer', message });
  }
  const failed = replicates.filter(({ clustered }) => !clustered).length;
  if (failed > 0) {
    const message = `${failed} of ${replicates.length} replicates hold fewer distinct customers than segments, and were not scored.`;
    warnings.push({ code: 'too-few-distinct', message });
  }
  return warnings;
}
