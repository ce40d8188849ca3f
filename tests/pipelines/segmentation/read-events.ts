import { editPlan } from '../../../src/io/edit-plan.ts';
import { createEventReader } from '../../../src/io/event-reader.ts';
import type { ImportedEvents } from '../../../src/pipelines/segmentation/acquire/imported.ts';
import { fed, previewOf } from '../../io/read-file.ts';

/** A file of the reference data, read as the product reads it, without a mapping by hand. */
export function readEvents(path: string): ImportedEvents {
  const { preview, bytes } = previewOf(path);
  const plan = editPlan(preview, { kind: 'events' });
  return { fileName: path, ...fed(createEventReader(plan), bytes), mapping: plan.mapping };
}
