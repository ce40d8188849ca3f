import { mergeConfig } from '../engine/config.ts';
import { DEFAULT_CONFIG } from '../pipelines/segmentation/config.ts';
import type { KeptRun } from '../state/kept-run.ts';

/** A record as this version knows it, or undefined when it is none. Settings that came later have their defaults. */
export function readKeptRun(record: unknown): KeptRun | undefined {
  if (typeof record !== 'object' || record === null) return undefined;
  const run = record as Partial<Record<keyof KeptRun, unknown>>;
  const texts = [run.id, run.name, run.note, run.preset, run.dataHash, run.resultHash, run.structure];
  const numbers = [run.at, run.customers, run.k, run.ms, run.bytes];
  const whole =
    run.format === 1 &&
    texts.every((each) => typeof each === 'string') &&
    numbers.every((each) => Number.isFinite(each)) &&
    typeof run.pinned === 'boolean' &&
    typeof run.config === 'object' &&
    run.config !== null &&
    Array.isArray(run.segments) &&
    Array.isArray(run.stages);
  if (!whole) return undefined;
  const kept = record as KeptRun;
  const { order } = run;
  return {
    ...kept,
    order: Number.isSafeInteger(order) ? kept.order : 0,
    config: mergeConfig(DEFAULT_CONFIG, kept.config),
  };
}
