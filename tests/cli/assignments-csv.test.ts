import { expect, test } from 'vitest';
import { assignmentsCsv } from '../../src/cli/assignments-csv.ts';
import { findingsOfSegments } from '../pipelines/segmentation/judgement/findings-fixture.ts';

const { segmentation } = findingsOfSegments([{ size: 2 }, { size: 1 }]);
const ids = ['a', 'b', 'c'];

test('certainty is the share of samples in which a customer stays, empty where none drew it', () => {
  const certainty = Float32Array.of(1, 2 / 3, NaN);
  expect(assignmentsCsv(ids, segmentation, { certainty }, { rawCells: false })).toBe(
    'customer_id,segment,segment_name,certainty\r\na,1,Segment 1,1\r\nb,1,Segment 1,0.6667\r\nc,2,Segment 2,\r\n',
  );
});

test('certainty is empty where it was not tested', () => {
  const lines = assignmentsCsv(ids, segmentation, undefined, { rawCells: false }).split('\r\n');
  expect(lines.slice(1, 4)).toEqual(['a,1,Segment 1,', 'b,1,Segment 1,', 'c,2,Segment 2,']);
});
