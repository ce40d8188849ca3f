import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { randomStream } from '../../../../src/base/random.ts';
import { modelOfRun } from '../../../../src/pipelines/segmentation/applied/model-of-run.ts';
import { nearestSegments } from '../../../../src/pipelines/segmentation/applied/nearest-segments.ts';
import type { CheckedCustomer } from '../../../../src/pipelines/segmentation/handover/checked-customers.ts';
import type { HandedRun } from '../../../../src/pipelines/segmentation/handover/handed-run.ts';
import { checkOnnx } from '../../../../src/pipelines/segmentation/handover/onnx/check-onnx.ts';
import { modelOnnx } from '../../../../src/pipelines/segmentation/handover/onnx/model-onnx.ts';
import { shownPlaces } from '../../../../src/pipelines/segmentation/handover/shown-places.ts';
import { onnxMetadata } from '../../../io/onnx/read-message.ts';
import { hasSharedData } from '../../../shared-data.ts';
import {
  HOSTILE_NAMES,
  handedHostileTable,
  handedRuns,
  REAL_TRANSACTIONS,
  slightlyWrong,
} from './handed-runs.ts';
import { type OnnxAnswer, ranByOnnx } from './onnx-engine.ts';
import { python, pythonWith } from './python.ts';

const runOf = handedRuns();

function bytesOf(run: HandedRun): Uint8Array {
  const written = modelOnnx(run);
  if (written.kind === 'refused') throw new Error(written.reason);
  return written.content as Uint8Array;
}

function onProfiles(run: HandedRun, model = bytesOf(run)): Promise<OnnxAnswer> {
  const { features, profiles } = run.artifacts;
  const columns = features.names.map(
    (name) => [name, profiles.columns.find((column) => column.name === name)!.values] as const,
  );
  return ranByOnnx(model, new Map(columns));
}

/** Customers of the run whose label or segment is not that of the run; borders are not spared. */
function differing(run: HandedRun, { outputs, values }: OnnxAnswer): readonly string[] {
  const places = shownPlaces(run);
  const [segments, labels] = [values.get(outputs[0]!)!, values.get(outputs[1]!)!];
  expect(segments).toHaveLength(run.artifacts.profiles.ids.length);
  return run.artifacts.profiles.ids.filter((_, row) => {
    const label = run.fit.labels[row]!;
    return labels[row] !== label || segments[row] !== places[label]! + 1;
  });
}

/** Customers of the self-check that the model itself gives another label or segment than its metadata say. */
async function failingCheck(model: Uint8Array): Promise<number> {
  const told = onnxMetadata(model);
  const rows = JSON.parse(told.get('check')!) as readonly CheckedCustomer[];
  expect(rows).toHaveLength(20);
  const names = JSON.parse(told.get('features')!) as readonly string[];
  const columns = names.map(
    (name, j) => [name, Float64Array.from(rows, ({ values }) => values[j] ?? Number.NaN)] as const,
  );
  const { outputs, values } = await ranByOnnx(model, new Map(columns));
  return rows.filter(
    ({ segment, label, squaredDistance }, at) =>
      values.get(outputs[0]!)![at] !== segment ||
      values.get(outputs[1]!)![at] !== label ||
      !(Math.abs(least(values.get(outputs[2]!)!, at, rows.length) / squaredDistance - 1) <= 1e-6),
  ).length;
}

/** The least of the distances of a row. */
function least(squares: readonly number[], at: number, rows: number): number {
  const k = squares.length / rows;
  return Math.min(...squares.slice(at * k, (at + 1) * k));
}

describe('model.onnx in onnxruntime-web gives every customer the segment that Strata gave', () => {
  test.each(hasSharedData ? (['generated', ...REAL_TRANSACTIONS] as const) : (['generated'] as const))(
    '%s',
    async (source) => {
      const run = await runOf(source);
      expect([run.onBorder, run.elsewhere]).toEqual([0, 0]);
      expect(differing(run, await onProfiles(run))).toEqual([]);
      expect(await failingCheck(bytesOf(run))).toBe(0);
    },
  );

  test('in a table with missing values, hostile names and names of the file’s own, merged and set aside', async () => {
    const run = await handedHostileTable([...HOSTILE_NAMES, 'segment', 'label', 'filled']);
    const { inputs, outputs, ...answer } = await onProfiles(run);
    expect(inputs).toEqual(run.artifacts.features.names);
    expect(outputs).toEqual(['segment', 'label_', 'squared_distances']);
    expect(differing(run, { inputs, outputs, ...answer })).toEqual([]);
    const told = onnxMetadata(bytesOf(run));
    expect(told.get('app')).toBe('Strata 1.2.3');
    expect(JSON.parse(told.get('segments')!)).toMatchObject([
      { segment: 1, labels: [0, 2], isSetAside: false },
      { segment: 2, labels: [1], isSetAside: true },
    ]);
  });

  test('under the names that its metadata tell, also where UTF-8 cannot hold those of the run', async () => {
    const run = await handedHostileTable(['a', '\uDC00 b', 'c \uD83D']);
    const told = onnxMetadata(bytesOf(run)).get('features')!;
    const names = JSON.parse(told) as readonly string[];
    expect(names).toEqual(['a', '\uFFFD b', 'c \uFFFD']);
    const { inputs } = await onProfiles(run);
    expect(inputs).toEqual(names);
  });

  test('by one feature alone', async () => {
    const run = await handedHostileTable(['label']);
    expect(run.artifacts.features.names).toEqual(['label']);
    expect(differing(run, await onProfiles(run))).toEqual([]);
  });

  test('and to customers that the run never saw, as model.json does', async () => {
    const run = await runOf('generated');
    const random = randomStream(7, 'unseen customers');
    const columns = run.artifacts.features.names.map((name) => {
      const { values } = run.artifacts.profiles.columns.find((column) => column.name === name)!;
      return Float64Array.from({ length: 2000 }, () => {
        const value = values[random.below(values.length)]!;
        return random.chance(0.1) ? Number.NaN : value * random.between(-2, 3);
      });
    });
    const { values } = await ranByOnnx(
      bytesOf(run),
      new Map(run.artifacts.features.names.map((name, j) => [name, columns[j]!])),
    );
    const { segments, distances } = nearestSegments(modelOfRun(run), columns);
    expect(values.get('segment')).toEqual(Array.from(segments, (place) => place + 1));
    const squared = values.get('squared_distances')!;
    const nearest = Array.from(distances, (_, row) =>
      Math.min(...squared.slice(row * run.fit.k, (row + 1) * run.fit.k)),
    );
    expect(nearest.filter((value, row) => Math.abs(Math.sqrt(value) / distances[row]! - 1) > 1e-12)).toEqual(
      [],
    );
  });
});

test('a wrong constant fails the self-check, and of equal distances the lowest label is taken', async () => {
  const run = await runOf('generated');
  expect(await failingCheck(bytesOf(run))).toBe(0);
  expect(await failingCheck(bytesOf(slightlyWrong(run)))).toBeGreaterThan(0);
  const model = bytesOf({ ...run, fit: { ...run.fit, centroids: run.fit.centroids.map(() => 0) } });
  expect(await failingCheck(model)).toBeGreaterThan(0);
  expect(new Set((await onProfiles(run, model)).values.get('label'))).toEqual(new Set([0]));
});

test('quantile scaling is refused with its reason, since ranks have no constants', async () => {
  const run = await runOf('generated');
  const config = { ...run.config, features: { ...run.config.features, scaling: 'quantile' } } as const;
  for (const write of [modelOnnx, checkOnnx])
    expect(write({ ...run, config })).toMatchObject({ kind: 'refused', reason: /ranks/ });
});

const interpreter = pythonWith('onnxruntime', 'numpy');
test.skipIf(interpreter === undefined)(
  'check_onnx.py says PASS of the file beside it, and FAIL of one with other centroids',
  async () => {
    const run = await handedHostileTable(HOSTILE_NAMES);
    const folder = mkdtempSync(join(tmpdir(), 'strata-onnx-'));
    const script = checkOnnx(run);
    writeFileSync(join(folder, 'check_onnx.py'), script.kind === 'written' ? script.content : '');
    writeFileSync(join(folder, 'model.onnx'), bytesOf(run));
    const wrong = { ...run, fit: { ...run.fit, centroids: run.fit.centroids.map(() => 0) } };
    writeFileSync(join(folder, 'wrong.onnx'), bytesOf(wrong));
    writeFileSync(join(folder, 'slightly.onnx'), bytesOf(slightlyWrong(run)));
    const [right, ...others] = [
      [],
      ...['wrong', 'slightly'].map((file) => [join(folder, `${file}.onnx`)]),
    ].map((args) => python(interpreter!, [join(folder, 'check_onnx.py'), ...args]));
    rmSync(folder, { recursive: true });
    expect(right).toMatchObject({ status: 0, out: expect.stringMatching(/^PASS: 0 of 20 /) });
    for (const other of others)
      expect(other).toMatchObject({ status: 1, out: expect.stringMatching(/^FAIL: /m) });
  },
);
