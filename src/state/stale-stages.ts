import type { StageTitle } from '../engine/pipeline.ts';
import type { SegmentationConfig } from '../pipelines/segmentation/config.ts';
import type { RunInputs } from '../worker/protocol.ts';

interface Made {
  readonly config: SegmentationConfig;
  readonly inputs: RunInputs;
}

const GIVEN = { importedEvents: 'events', importedCustomers: 'customers', importedMerges: 'merges' } as const;

/** The stages that a run with `after` would make anew, when `before` has been run: by their declared settings and files. */
export function staleStages(stages: readonly StageTitle[], before: Made, after: Made): ReadonlySet<string> {
  const stale = new Set<string>();
  for (const [artifact, input] of Object.entries(GIVEN)) {
    if (before.inputs[input] !== after.inputs[input]) stale.add(artifact);
  }
  const newSeed = before.config.source.seed !== after.config.source.seed;
  for (const { name, reads, uses } of stages) {
    const changed = uses.some((path) => settingText(before.config, path) !== settingText(after.config, path));
    if (newSeed || changed || reads.some((read) => stale.has(read))) stale.add(name);
  }
  return stale;
}

function settingText(config: SegmentationConfig, path: string): string {
  const [section = '', name] = path.split('.');
  const values = (config as Readonly<Record<string, Readonly<Record<string, unknown>>>>)[section] ?? {};
  return JSON.stringify(name === undefined ? values : values[name]) ?? '';
}
