import type { SegmentationConfig } from '../config.ts';
import { actionability } from '../settings/actionability.ts';
import type { Handle, Handles } from './handles.ts';
import { nearestSetting } from './nearest-setting.ts';
import type { Dimension, DimensionName } from './verdict.ts';

/** Which of who, what, when and how hold: a contrast reaches its threshold. O(contrasts). */
export function judgeDimensions(
  handles: Handles,
  settings: SegmentationConfig['actionability'],
): readonly Dimension[] {
  return NAMES.map((name) => judge(name, handles[name], settings));
}

const NAMES: readonly DimensionName[] = ['who', 'what', 'when', 'how'];

const THRESHOLDS = { d: 'minEffect', lift: 'minLift' } as const;

function judge(
  name: DimensionName,
  handles: readonly Handle[] | undefined,
  settings: SegmentationConfig['actionability'],
): Dimension {
  const passing = handles?.find((handle) => holds(handle, settings));
  const shown = passing ?? handles?.[0];
  const kind = shown?.kind ?? (name === 'how' || name === 'what' ? 'lift' : 'd');
  const threshold = settings[THRESHOLDS[kind]];
  return {
    name,
    outcome: handles === undefined ? 'not tested' : passing === undefined ? 'fail' : 'pass',
    by: shown?.by,
    value: shown?.value,
    threshold,
    kind,
    setting: `actionability.${THRESHOLDS[kind]}`,
    margin: shown && shown.value - threshold,
    nearest:
      shown === undefined || passing !== undefined || shown.value === 0
        ? undefined
        : nearestSetting(actionability.settings[THRESHOLDS[kind]], '≥', shown.value),
  };
}

function holds({ kind, value }: Handle, settings: SegmentationConfig['actionability']): boolean {
  return value > 0 && value >= settings[THRESHOLDS[kind]];
}
