import type { Segmentation, Segmentations } from '../model.ts';
import type { KChoice } from '../choice/artifacts.ts';
import type { Rfm } from '../rfm/artifacts.ts';
import type { Prediction } from '../prediction/artifacts.ts';
import type {
  FeatureTest,
  NoiseTest,
  NullTest,
  RestartTest,
  Sampling,
  TimeTest,
} from '../sensitivity/artifacts.ts';
import type { Value } from '../value/artifacts.ts';
import type { UntestedReasons } from './untested-reasons.ts';

/**
 * Finished artifacts of one run that verdicts, texts and the report are made of: the segmentation looked at, and what was
 * tested. What was not tested is absent. Tests hold for the chosen k alone: another segmentation has none of them.
 */
export interface Findings {
  readonly kChoice: KChoice;
  readonly segmentation: Segmentation;
  readonly columns: Segmentations['columns'];
  readonly sampling?: Sampling;
  readonly featureTest?: FeatureTest;
  readonly timeTest?: TimeTest;
  readonly restartTest?: RestartTest;
  readonly noiseTest?: NoiseTest;
  readonly nullTest?: NullTest;
  readonly value?: Value;
  readonly rfm?: Rfm;
  readonly prediction?: Prediction;
  /** Why what is absent was left out of the run. */
  readonly untested?: UntestedReasons;
}
