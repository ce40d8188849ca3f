import { configChanges } from '../../engine/config.ts';
import type { SegmentationConfig } from '../../pipelines/segmentation/config.ts';
import { listChanges, type SettingChange } from '../config/list-changes.ts';
import { formatCounted } from '../parts/format-number.ts';

/** Settings that verdicts rest on, where they are no longer those of the run. */
export function movedThresholds(
  made: SegmentationConfig,
  { validation, actionability, economics }: SegmentationConfig,
): readonly SettingChange[] {
  return listChanges(configChanges({ ...made, validation, actionability, economics }, made), made);
}

/** Why verdicts are not those of the run, in one sentence; undefined where they are. */
export function otherwiseWords(moved: number, decisions: number): string | undefined {
  const reasons = [
    ...(moved === 0 ? [] : [`${formatCounted(moved, 'threshold')} moved since the run`]),
    ...(decisions === 0 ? [] : [formatCounted(decisions, 'decision by hand', 'decisions by hand')]),
  ];
  return reasons.length === 0 ? undefined : `The verdicts here follow ${reasons.join(' and ')}.`;
}
