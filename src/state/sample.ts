import type { SegmentationConfig } from '../pipelines/segmentation/config.ts';
import type { ConfigStep } from './draft.ts';
import type { PageName } from './page.ts';

export type ScenarioName = 'clean' | 'dirty-ids' | 'drift';

/** Settings that generate data with something to find, and where it is then seen. */
export interface Scenario extends ConfigStep {
  readonly name: ScenarioName;
  readonly title: string;
  /** What is generated, in one sentence. */
  readonly about: string;
  /** What to look for, and on which page. */
  readonly lookFor: string;
  readonly page: PageName;
}

/** Generated data that a visit began with, or that a scenario asked for, and the very settings it is made with. */
export interface StartedSample {
  readonly name: 'landing' | ScenarioName;
  readonly config: SegmentationConfig;
}
