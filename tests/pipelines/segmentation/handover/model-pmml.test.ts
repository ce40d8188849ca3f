import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { HandedRun } from '../../../../src/pipelines/segmentation/handover/handed-run.ts';
import { checkPmml } from '../../../../src/pipelines/segmentation/handover/pmml/check-pmml.ts';
import { modelPmml } from '../../../../src/pipelines/segmentation/handover/pmml/model-pmml.ts';
import { shownPlaces } from '../../../../src/pipelines/segmentation/handover/shown-places.ts';
import { type ReadElement, readXml } from '../../../io/xml/read-xml.ts';
import { hasSharedData } from '../../../shared-data.ts';
import { HOSTILE_NAMES, handedHostileTable, handedRuns, REAL_TRANSACTIONS } from './handed-runs.ts';
import { pmmlModel, pmmlVerification } from './pmml-engine.ts';
import { pmmlFaults } from './pmml-structure.ts';
import { python, pythonWith } from './python.ts';

const runOf = handedRuns();

function textOf(run: HandedRun): string {
  const written = modelPmml(run);
  if (written.kind === 'refused') throw new Error(written.reason);
  return String(written.content);
}

function wrongOf(run: HandedRun): HandedRun {
  return { ...run, fit: { ...run.fit, centroids: run.fit.centroids.map(() => 0) } };
}

/** Customers of the run to whom the file gives other outputs than the run; borders are not spared. */
function differing(run: HandedRun, document: ReadElement): readonly string[] {
  const { profiles } = run.artifacts;
  const model = pmmlModel(document);
  const places = shownPlaces(run);
  return profiles.ids.filter((_, row) => {
    const given = new Map(profiles.columns.map(({ name, values }) => [name, values[row]!]));
    const label = run.fit.labels[row]!;
    const place = places[label]!;
    const expected = [String(label), String(place + 1), run.segments[place]!.name];
    return String([...model(given).values()]) !== String(expected);
  });
}

/** Customers of the verification whom the file gives other outputs than it says. */
function failingCheck(document: ReadElement): number {
  const rows = pmmlVerification(document);
  expect(rows).toHaveLength(20);
  const model = pmmlModel(document);
  return rows.filter(({ given, expected }) => {
    const found = model(given);
    return [...expected].some(([name, text]) => found.get(name) !== text);
  }).length;
}

describe('model.pmml, as it is read here, gives every customer the segment that Strata gave', () => {
  test.each(hasSharedData ? (['generated', ...REAL_TRANSACTIONS] as const) : (['generated'] as const))(
    '%s',
    async (source) => {
      const run = await runOf(source);
      const document = readXml(textOf(run));
      expect(pmmlFaults(document)).toEqual([]);
      expect(differing(run, document)).toEqual([]);
      expect(failingCheck(document)).toBe(0);
    },
  );

  test('in a table with missing values, hostile names and names of the file’s own, merged and set aside', async () => {
    const run = await handedHostileTable([...HOSTILE_NAMES, 'segment', 'label', 'prepared_1']);
    const document = readXml(textOf(run));
    expect(pmmlFaults(document)).toEqual([]);
    expect([...pmmlModel(document)(new Map()).keys()]).toEqual(['label_', 'segment', 'segment_name']);
    expect(differing(run, document)).toEqual([]);
    expect(failingCheck(document)).toBe(0);
  });
});

test('the file says that no engine has run it, and a wrong constant fails its verification', async () => {
  const run = await runOf('generated');
  expect(textOf(run)).toMatch(/<Application name="Strata" version="1\.2\.3"\/>\s*<Annotation>UNTESTED HERE/);
  expect(failingCheck(readXml(textOf(wrongOf(run))))).toBeGreaterThan(0);
});

test('quantile scaling and names that XML cannot hold are refused with their reason', async () => {
  const run = await handedHostileTable(['plain', 'with \u0001']);
  const config = { ...run.config, features: { ...run.config.features, scaling: 'quantile' } } as const;
  for (const write of [modelPmml, checkPmml]) {
    expect(write(run)).toMatchObject({ kind: 'refused', reason: /name of a feature/ });
    expect(write({ ...run, config })).toMatchObject({ kind: 'refused', reason: /ranks/ });
  }
});

const interpreter = pythonWith();
test.skipIf(interpreter === undefined)(
  'check_pmml.py says PASS of the file beside it, and FAIL of one with other centroids',
  async () => {
    const run = await handedHostileTable([...HOSTILE_NAMES, 'segment']);
    const folder = mkdtempSync(join(tmpdir(), 'strata-pmml-'));
    const script = checkPmml(run);
    writeFileSync(join(folder, 'check_pmml.py'), script.kind === 'written' ? script.content : '');
    writeFileSync(join(folder, 'model.pmml'), textOf(run));
    writeFileSync(join(folder, 'wrong.pmml'), textOf(wrongOf(run)));
    const [right, wrong] = [[], [join(folder, 'wrong.pmml')]].map((args) =>
      python(interpreter!, [join(folder, 'check_pmml.py'), ...args]),
    );
    rmSync(folder, { recursive: true });
    expect(right).toMatchObject({ status: 0, out: expect.stringMatching(/^PASS: 0 of 20 /) });
    expect(wrong).toMatchObject({ status: 1, out: expect.stringMatching(/^FAIL: /m) });
  },
);
