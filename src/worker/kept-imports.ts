import { InputError } from '../base/input-error.ts';
import type { Given, RunRequest } from '../engine/run.ts';
import type { SegmentationConfig } from '../pipelines/segmentation/config.ts';
import type { SegmentationArtifacts } from '../pipelines/segmentation/model.ts';
import type { KeptImport, KeptValues } from './import-file.ts';
import type { RunInputs } from './protocol.ts';

/** The imported files that a run names, as it takes them. One that is no longer kept is an {@link InputError}. */
export function givenArtifacts(
  inputs: RunInputs,
  kept: ReadonlyMap<string, KeptImport>,
): RunRequest<SegmentationArtifacts, SegmentationConfig>['given'] {
  const events = keptOf(inputs.events, 'events', kept);
  const customers = keptOf(inputs.customers, 'customers', kept);
  const merges = keptOf(inputs.merges, 'merges', kept);
  return {
    ...(events === undefined ? {} : { importedEvents: events }),
    ...(customers === undefined ? {} : { importedCustomers: customers }),
    ...(merges === undefined ? {} : { importedMerges: merges }),
  };
}

function keptOf<K extends keyof KeptValues>(
  id: string | undefined,
  kind: K,
  kept: ReadonlyMap<string, KeptImport>,
): Given<KeptValues[K]> | undefined {
  if (id === undefined) return undefined;
  const found = kept.get(id);
  if (found?.kind === kind) return { key: id, value: found.value as KeptValues[K] };
  throw noLongerKept(kind);
}

/** What was imported has been let go since. */
export function noLongerKept(field: string): InputError {
  return new InputError({
    field,
    message: `The imported file of ${field} is no longer in memory.`,
    remedy: 'Import it again.',
  });
}
