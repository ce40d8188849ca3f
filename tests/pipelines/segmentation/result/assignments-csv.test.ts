import { expect, test } from 'vitest';
import { assignmentsCsv } from '../../../../src/pipelines/segmentation/result/assignments-csv.ts';
import { findingsOfSegments } from '../judgement/findings-fixture.ts';

const { segmentation } = findingsOfSegments([{ size: 2 }, { size: 1 }]);
const ids = ['a', 'b', 'c'];
const options = { rawCells: false };

test('certainty is the share of samples in which a customer stays, empty where none drew it', () => {
  const certainty = Float32Array.of(1, 2 / 3, NaN);
  expect(assignmentsCsv(ids, segmentation, certainty, options)).toBe(
    'customer_id,segment,segment_name,certainty\r\na,1,Segment 1,1\r\nb,1,Segment 1,0.6667\r\nc,2,Segment 2,\r\n',
  );
});

test('certainty is empty where it was not tested, and while it is being tested', () => {
  for (const certainty of [undefined, new Float32Array()]) {
    const lines = assignmentsCsv(ids, segmentation, certainty, options).split('\r\n');
    expect(lines.slice(1, 4)).toEqual(['a,1,Segment 1,', 'b,1,Segment 1,', 'c,2,Segment 2,']);
  }
});

test('every customer is named, and no cell starts a formula', () => {
  const [first, second] = segmentation.segments;
  const segments = [
    { ...first!, name: 'Weekend, high order value' },
    { ...second!, name: '@home' },
  ];
  expect(assignmentsCsv(['-1', 'b'], { labels: Uint8Array.of(1, 0), segments }, undefined, options)).toBe(
    'customer_id,segment,segment_name,certainty\r\n\'-1,2,\'@home,\r\nb,1,"Weekend, high order value",\r\n',
  );
});
