import { mergeConfig } from '../../../engine/config.ts';
import { DEFAULT_CONFIG, type SegmentationConfig } from '../config.ts';
import type { ModelDocument } from './model-document.ts';

/** The settings by which new data become profiles: those of the model, counting back from another day where one is given. */
export function appliedConfig(
  { config, trained }: Pick<ModelDocument, 'config' | 'trained'>,
  asOf: string | undefined,
): SegmentationConfig {
  const whole = mergeConfig<SegmentationConfig>(DEFAULT_CONFIG, {
    ...config,
    source: { ...config.source, seed: trained.seed },
  });
  return asOf === undefined ? whole : mergeConfig(whole, { profiles: { referenceDay: asOf } });
}
