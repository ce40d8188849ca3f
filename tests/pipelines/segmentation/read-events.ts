import { readFileSync } from 'node:fs';
import { editPlan } from '../../../src/io/edit-plan.ts';
import { createEventReader } from '../../../src/io/event-reader.ts';
import { PREVIEW_BYTES, previewTable } from '../../../src/io/preview-table.ts';
import type { ImportedEvents } from '../../../src/pipelines/segmentation/model.ts';
import { sharedData } from '../../shared-data.ts';

/** A file of the reference data, read as the product reads it, without a mapping by hand. */
export function readEvents(path: string): ImportedEvents {
  const bytes = readFileSync(sharedData(path));
  const preview = previewTable(bytes.subarray(0, PREVIEW_BYTES), path, {
    complete: bytes.length <= PREVIEW_BYTES,
  });
  const plan = editPlan(preview, { kind: 'events' });
  const reader = createEventReader(plan);
  reader.push(bytes);
  return { fileName: path, ...reader.finish(), mapping: plan.mapping };
}
