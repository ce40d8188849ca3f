import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { InputError } from '../../src/base/input-error.ts';
import { readOptions } from '../../src/cli/options.ts';
import { folderOf } from '../../src/cli/output-folder.ts';

const home = mkdtempSync(join(tmpdir(), 'strata-folder-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

test('a file whose name a folder has is told as such, and nothing unfinished stays', () => {
  const path = join(home, 'out');
  mkdirSync(join(path, 'drift.json', 'within'), { recursive: true });
  const folder = folderOf(readOptions(['apply', '--out', path]), 'out')!;
  expect(() => folder.write({ 'drift.json': '{}' })).toThrow(InputError);
  folder.abandon();
  expect(readdirSync(path)).toEqual(['drift.json']);
});
