import { mergeConfig, type PartialConfig } from '../engine/config.ts';
import type { SegmentationConfig } from '../pipelines/segmentation/config.ts';
import { presetConfig } from '../pipelines/segmentation/presets.ts';
import type { Scenario } from './sample.ts';

/** Three kinds of data to learn the page by, each small enough for a few seconds. */
export const SCENARIOS: readonly Scenario[] = [
  scenario(
    {
      name: 'clean',
      title: 'Clean',
      about: '1,000 customers with one id each, nothing amiss, and every k from 2 to 8 tried.',
      lookFor:
        'On Segments the lead says that structure is clear, and the curves say which k pass which test: prediction strength decides here, while the silhouette goes on rising towards the kinds of customers that were generated.',
      page: 'segments',
    },
    {
      synthetic: { customers: 1000, mergeProbability: 0 },
      clustering: { choice: 'auto', kMin: 2, kMax: 8 },
    },
  ),
  scenario(
    {
      name: 'dirty-ids',
      title: 'Dirty ids',
      about:
        '500 customers, half of them with past ids, and a merge history with cycles, conflicts and repeated rows.',
      lookFor:
        'On Data, under Identity resolution, each cycle and conflict is listed with its path and with what was done about it; the funnel above says which rows were set aside, and the control totals still balance.',
      page: 'data',
    },
    {
      synthetic: { dirt: 1, mergeProbability: 0.5 },
      quality: { dropAfter: '2024-06-30' },
    },
  ),
  scenario(
    {
      name: 'drift',
      title: 'Drifting behaviour',
      about:
        '500 customers, half of whom behave as another kind of customer from the middle of the window on.',
      lookFor:
        'On Stability, under Other periods, the halves of the window agree less than halves with exchanged weeks do: behaviour drifts. Validation therefore only monitors what it would otherwise activate.',
      page: 'stability',
    },
    { synthetic: { drift: 0.5 } },
  ),
];

function scenario(
  words: Omit<Scenario, 'preset' | 'config'>,
  changes: PartialConfig<SegmentationConfig>,
): Scenario {
  return { ...words, preset: 'testing', config: mergeConfig(presetConfig('testing'), changes) };
}
