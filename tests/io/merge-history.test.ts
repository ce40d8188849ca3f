import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createMergeReader, guessMergeColumns, planMergeHistory } from '../../src/io/merge-history.ts';
import type { MergeColumns } from '../../src/io/merge-history.ts';
import { hasSharedData, sharedData } from '../shared-data.ts';
import { fed, previewBytes, previewOf, utf8 } from './read-file.ts';

function read(
  bytes: Uint8Array,
  chosen: MergeColumns = {},
): ReturnType<ReturnType<typeof createMergeReader>['finish']> & { columns: string } {
  const plan = planMergeHistory(previewBytes(bytes, 'links.csv'), chosen);
  const columns = [plan.past, plan.canonical, plan.time].map((column) => column?.name ?? '–').join(' → ');
  return { columns, ...fed(createMergeReader(plan), bytes) };
}

describe('merge histories', () => {
  test.each([
    ['alias,canonical', 'a,b', 'alias → canonical → –'],
    ['old_id,new_id,merged_at', 'a,b,2024-01-02', 'old_id → new_id → merged_at'],
    ['date,from,to', '2024-01-02,a,b', 'from → to → date'],
    ['duplicate customer;master customer', 'a;b', 'duplicate customer → master customer → –'],
    ['master,duplicate', 'b,a', 'duplicate → master → –'],
    ['x,y', 'a,b', 'x → y → –'],
  ])('the columns of %s', (header, row, columns) => {
    expect(read(utf8(`${header}\n${row}\n`)).columns).toBe(columns);
  });

  test('a guess keeps what was chosen, even where the other column is unclear', () => {
    const preview = previewBytes(utf8('a,b,c\n1,2,x\n3,4,y\n'), 'links.csv');
    expect(guessMergeColumns(preview)).toEqual({ why: '' });
    expect(guessMergeColumns(preview, { past: 'b' })).toEqual({
      past: { kind: 'column', index: 1, name: 'b' },
      why: '',
    });
    expect(guessMergeColumns(preview, { past: 'b', canonical: 'c' })).toMatchObject({ why: 'as chosen' });
    expect(() => guessMergeColumns(preview, { past: 'b', canonical: 'b' })).toThrow(/cannot hold both/);
  });

  test('an empty time means that there is none', () => {
    const bytes = utf8('old_id,new_id,merged_at\na,b,2024-01-02\n');
    expect(read(bytes, { time: '' }).columns).toBe('old_id → new_id → –');
  });

  test('columns can be chosen, and an unclear table asks for them', () => {
    const bytes = utf8('a,b,c\n1,2,x\n3,4,y\n');
    expect(() => read(bytes)).toThrow(/past=…,canonical=…/);
    expect(read(bytes, { past: 'c', canonical: 'a' }).merges.past).toEqual(['x', 'y']);
    expect(() => read(bytes, { past: 'z', canonical: 'a' })).toThrow(/no column “z”/);
  });

  test('rows without one of the ids are rejected, self-merges and repeats are kept as facts', () => {
    const { merges, report } = read(
      utf8('alias,canonical,time\na,b,2024-01-01\n,b,\na,,\nc,c,soon\na,b,2024-01-01\n'),
    );
    expect([merges.past, merges.canonical]).toEqual([
      ['a', 'c', 'a'],
      ['b', 'c', 'b'],
    ]);
    expect([...merges.time]).toEqual([1_704_067_200_000, NaN, 1_704_067_200_000]);
    expect([...merges.sourceRow]).toEqual([1, 4, 5]);
    expect(report.rejected.map(({ reason }) => reason)).toEqual(['missing-past-id', 'missing-canonical-id']);
    expect(report.warnings.map(({ code }) => code)).toEqual(['repeated-rows', 'bad-merge-times']);
  });
});

describe.skipIf(!hasSharedData)('published merge histories', () => {
  test('the pair with equal remaining words and the most filled cells wins', () => {
    const { columns, merges, report } = read(previewOf('ids/numpy_commits_links.csv.gz').bytes);
    expect(columns).toBe('alias_email_key → canonical_email_key → –');
    expect([
      report.read,
      merges.past.length + report.rejected.reduce((sum, { count }) => sum + count, 0),
    ]).toEqual([855, 855]);
  });

  test.each([
    ['f01_cycle_links.csv', 0],
    ['f03_chain_reversed_links.csv', 0],
    ['f05_conflicting_links.csv', 0],
    ['f06_unknown_ids_links.csv', 2],
  ])('%s: %i rows rejected', (name, rejected) => {
    const { report } = read(new Uint8Array(readFileSync(sharedData(`hostile/files/${name}`))));
    expect(report.read - report.valid).toBe(rejected);
  });
});

test('merge times that have two readings are undated and told, those that have one are read', () => {
  const { merges, report } = read(
    utf8('old_id,new_id,time\na,b,05/01/2023\nb,c,06/02/2023\nd,e,2023-01-31\nf,g,07/07/2023\n'),
  );
  expect([...merges.time]).toEqual([NaN, NaN, Date.UTC(2023, 0, 31), Date.UTC(2023, 6, 7)]);
  expect(report.warnings.at(-1)).toMatchObject({
    code: 'ambiguous-merge-times',
    message: expect.stringMatching(/^2 merge times are/) as string,
  });
});
