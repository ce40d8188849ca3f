import { prose } from '../../explanation/prose.ts';
import { TIER_BOUNDS } from '../../sensitivity/tiers.ts';
import { type Block, type Section } from '../blocks.ts';
import type { ReportInput } from '../report-input.ts';
import { featureBlocks } from './feature-blocks.ts';
import { noiseBlocks } from './noise-blocks.ts';
import { restartBlocks } from './restart-blocks.ts';
import { samplingBlocks } from './sampling-blocks.ts';
import { timeBlocks } from './time-blocks.ts';
import { warningBlocks } from './warning-blocks.ts';

/** How the segments were shaken, test by test; what was not done says so. */
export function stabilitySection({ findings }: ReportInput): Section {
  const { sampling, featureTest, timeTest, restartTest, noiseTest, nullTest, untested } = findings;
  const { segments } = findings.segmentation;
  return {
    id: 'stability',
    title: ['Stability'],
    newPage: true,
    blocks: [
      {
        kind: 'text',
        text: prose`Each test changes the data, segments them again and asks how far each segment comes back, as the Jaccard similarity with its best match: below ${String(TIER_BOUNDS.doubtful)} it is unstable, to ${String(TIER_BOUNDS.stable)} doubtful, to ${String(TIER_BOUNDS.high)} stable, from there highly stable (Hennig 2007). The worst test decides the tier.`,
      },
      ...(nullTest === undefined
        ? [notTested('What data without segments would reach in these tests', untested?.nullTest)]
        : [
            {
              kind: 'text' as const,
              text: prose`Each score stands beside what data without segments reach in the same test: the pieces of ${String(nullTest.copies)} copies that are one Gaussian cloud with the same correlations. A cloud may be cut the same way each time; where its pieces score high, a high score proves nothing.`,
            },
          ]),
      ...warningBlocks(nullTest?.warnings ?? []),
      ...titled(
        'Customers drawn again',
        sampling === undefined ? undefined : samplingBlocks(segments, sampling, nullTest),
        untested?.sampling,
      ),
      ...titled(
        'Features left out',
        featureTest === undefined ? undefined : featureBlocks(segments, featureTest, nullTest?.features),
        untested?.featureTest,
      ),
      ...titled(
        'Other periods',
        timeTest === undefined ? undefined : timeBlocks(segments, timeTest),
        untested?.timeTest,
      ),
      ...titled(
        'Other starts',
        restartTest === undefined ? undefined : restartBlocks(segments, restartTest, nullTest?.restarts),
        untested?.restartTest,
      ),
      ...titled(
        'Added noise',
        noiseTest === undefined ? undefined : noiseBlocks(segments, noiseTest, nullTest?.noise),
        untested?.noiseTest,
      ),
    ],
  };
}

function titled(
  title: string,
  blocks: readonly Block[] | undefined,
  because: string | undefined,
): readonly Block[] {
  return [{ kind: 'heading', text: [title] }, ...(blocks ?? [notTested('This test', because)])];
}

function notTested(what: string, because: string | undefined): Block {
  return {
    kind: 'notice',
    text: because === undefined ? prose`${what}: not tested.` : prose`${what}: not tested (${because}).`,
  };
}
