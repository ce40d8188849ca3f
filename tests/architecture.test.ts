import { describe, expect, test } from 'vitest';
import { cycleViolations } from './architecture/cycles.ts';
import { layers, layerViolations } from './architecture/layers.ts';
import { moduleStateViolations } from './architecture/module-state.ts';
import { packageViolations } from './architecture/packages.ts';
import { purityViolations } from './architecture/purity.ts';
import { shapeViolations } from './architecture/shape.ts';
import { readSources, sourceFile } from './architecture/source-file.ts';
import { workerGlobalViolations } from './architecture/worker-globals.ts';

describe('the sources keep the architecture', () => {
  const files = readSources();

  test('every layer has modules', () => {
    const empty = layers.filter(({ folder }) => !files.some(({ path }) => path.startsWith(folder)));
    expect(empty).toEqual([]);
  });
  test('imports point downwards', () => expect(layerViolations(files)).toEqual([]));
  test('there are no import cycles', () => expect(cycleViolations(files)).toEqual([]));
  test('each package enters through one door', () => expect(packageViolations(files)).toEqual([]));
  test('the pure folders are pure', () => expect(purityViolations(files)).toEqual([]));
  test('modules keep no state', () => expect(moduleStateViolations(files)).toEqual([]));
  test('files are short, named and no barrels', () => expect(shapeViolations(files)).toEqual([]));
  test('the host is free of worker globals', () => expect(workerGlobalViolations(files)).toEqual([]));
});

describe('the rules find planted violations', () => {
  const planted = (path: string, text: string) => [sourceFile(path, text)];

  test.each([
    ['src/base/a.ts', "import { b } from '../kernels/b.ts';"],
    ['src/base/a.ts', "import type { B } from '../kernels/b.ts';"],
    ['src/kernels/a.ts', "import {\n  b,\n} from '../io/b.ts';"],
    ['src/io/a.ts', "export { b } from '../kernels/b.ts';"],
    ['src/engine/a.ts', "const b = await import('../pipelines/b.ts');"],
    ['src/state/a.ts', "import { type A, b } from '../pipelines/segmentation/model.ts';"],
    ['src/ui/a.ts', "import { b } from '../worker/runner.ts';"],
    ['src/ui/charts/a.tsx', "import type { B } from '../../pipelines/segmentation/model.ts';"],
    ['src/cli/a.ts', "import { b } from '../state/b.ts';"],
    ['src/elsewhere/a.ts', "import { b } from '../base/b.ts';"],
  ])('layers: %s: %s', (path, text) => expect(layerViolations(planted(path, text))).toHaveLength(1));

  test.each([
    ['src/state/a.ts', "import type { A } from '../pipelines/segmentation/model.ts';"],
    ['src/ui/a.ts', "import { config } from '../pipelines/segmentation/config.ts';"],
    ['src/main.tsx', "import { b } from './worker/runner.ts';"],
  ])('layers leave alone: %s: %s', (path, text) => expect(layerViolations(planted(path, text))).toEqual([]));

  test('cycles', () => {
    const files = [
      sourceFile('src/base/a.ts', "import { b } from './b.ts';"),
      sourceFile('src/base/b.ts', "import { c } from './deep/c.ts';"),
      sourceFile('src/base/deep/c.ts', "import type { a } from '../a.ts';"),
    ];
    expect(cycleViolations(files)).toEqual([
      'cycle: src/base/a.ts → src/base/b.ts → src/base/deep/c.ts → src/base/a.ts',
    ]);
  });

  test.each([
    ['src/ui/a.tsx', "import * as Comlink from 'comlink';"],
    ['src/ui/a.tsx', "const charts = import('recharts');"],
    ['src/kernels/a.ts', "import { sha256 } from '@noble/hashes/sha2.js';"],
    ['src/base/a.ts', "import left from 'left-pad';"],
    ['src/io/a.ts', "import { readFileSync } from 'node:fs';"],
  ])('packages: %s: %s', (path, text) => expect(packageViolations(planted(path, text))).toHaveLength(1));

  test.each([
    'const a = Math.log(2);',
    'const a = Math.hypot(3, 4);',
    'const a = 2 ** 3;',
    'let a = 2; a **= 3;',
    'const a = Math.random();',
    'const a = Date.now();',
    'const a = new Date();',
    'const a = new Date(2020, 1, 1);',
    'const a = performance.now();',
    'const a = (b: Date) => b.getHours();',
    "const a = 'a'.localeCompare('b');",
    "const a = new Intl.NumberFormat('en');",
    'setTimeout(() => undefined, 1);',
    'const a = () => document.title;',
  ])('purity: %s', (text) => {
    expect(purityViolations(planted('src/kernels/a.ts', text))).toHaveLength(1);
    expect(purityViolations(planted('src/ui/a.ts', text))).toEqual([]);
  });

  test('purity leaves a variable with the name of a global alone', () => {
    const text = 'const size = (window: Uint8Array) => window.length;';
    expect(purityViolations(planted('src/io/a.ts', text))).toEqual([]);
  });

  test('purity leaves exact arithmetic alone', () => {
    const text = 'const a = Math.sqrt(Math.abs(Math.floor(2.5))) + new Date(0).getUTCDay();';
    expect(purityViolations(planted('src/kernels/a.ts', text))).toEqual([]);
  });

  test.each([
    'let count = 0;',
    'export let count = 0;',
    'const cache = new Map<string, number>();',
    'export const list: string[] = [];',
  ])('module state: %s', (text) => {
    expect(moduleStateViolations(planted('src/engine/a.ts', text))).toHaveLength(1);
    expect(moduleStateViolations(planted('src/worker/entry.worker.ts', text))).toEqual([]);
  });

  test('module state leaves constants alone', () => {
    const text =
      "const size = 3; const names = new Map([['a', 1]]); const none: readonly string[] = []; export function f() { let a = 1; return a; }";
    expect(moduleStateViolations(planted('src/engine/a.ts', text))).toEqual([]);
  });

  test.each([
    ['src/base/a.ts', 'const a = 1;\n'.repeat(401)],
    ['src/base/index.ts', 'export const a = 1;'],
    ['src/base/a.ts', "export * from './b.ts';"],
    ['src/base/string-utils/a.ts', 'export default 1;'],
    ['src/base/utils.ts', 'export const a = 1;'],
    ['src/base/camelCase.ts', 'export const a = 1;'],
  ])('shape: %s', (path, text) => expect(shapeViolations(planted(path, text))).toHaveLength(1));

  test.each(['self.close();', 'postMessage(1);'])('worker globals: %s', (text) => {
    expect(workerGlobalViolations(planted('src/worker/host.ts', text))).toHaveLength(1);
    expect(workerGlobalViolations(planted('src/worker/entry.worker.ts', text))).toEqual([]);
  });
});
