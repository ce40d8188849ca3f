import { expect, test } from 'vitest';
import { HANDOVER_FILES } from '../../../../src/pipelines/segmentation/handover/handover-files.ts';
import {
  slicedHandover,
  writeHandover,
} from '../../../../src/pipelines/segmentation/handover/write-handover.ts';
import { handed } from './handed.ts';

test('files are written one in a slice, so that a worker answers between them', async () => {
  const run = await handed({});
  const { files, refused } = writeHandover(run);
  expect(Object.keys(files).length + refused.length).toBe(HANDOVER_FILES.length);
  expect([...slicedHandover(run, HANDOVER_FILES)]).toHaveLength(HANDOVER_FILES.length);
});
