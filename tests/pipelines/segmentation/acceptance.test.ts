import { describe, expect, test } from 'vitest';
import { present } from '../../../src/base/assert.ts';
import { randomStream } from '../../../src/base/random.ts';
import { createCustomerReader } from '../../../src/io/customer-reader.ts';
import { editPlan } from '../../../src/io/edit-plan.ts';
import { fed, previewOf } from '../../io/read-file.ts';
import { columnOf } from '../../../src/kernels/matrix.ts';
import { copulaNull, nullCopy } from '../../../src/kernels/null-copies.ts';
import { explainRun } from '../../../src/pipelines/segmentation/explanation/explain-run.ts';
import { plainText } from '../../../src/pipelines/segmentation/explanation/prose.ts';
import { findingsOf } from '../../../src/pipelines/segmentation/judgement/findings-of.ts';
import { judgeSegments } from '../../../src/pipelines/segmentation/judgement/judge-segments.ts';
import type { ResultDocument } from '../../../src/pipelines/segmentation/result-document.ts';
import { resultDocument } from '../../../src/pipelines/segmentation/result.ts';
import { hasSharedData } from '../../shared-data.ts';
import { type Run, type RunOptions, givenTable, runSegmentation } from './run-segmentation.ts';

type Given = NonNullable<RunOptions['given']>;

/** Everything tested as a default run does, over these numbers of segments. */
function testAll(given: Given, range: readonly [number, number]): Promise<Run> {
  return runSegmentation({
    changes: {
      source: { kind: 'customers' },
      clustering: { choice: 'auto', kMin: range[0], kMax: range[1] },
      sensitivity: {
        sampling: true,
        features: true,
        time: true,
        restarts: true,
        noise: true,
        nulls: true,
        replicates: 50,
      },
    },
    given,
  });
}

/** A set of the Fundamental Clustering Problems Suite (Ultsch 2005), as it is imported. */
function suite(name: string, features: readonly string[]): Given {
  const file = `customers/fcps/${name}.csv`;
  const { preview, bytes } = previewOf(file);
  const reader = createCustomerReader(editPlan(preview, { kind: 'customers', features }));
  return { importedCustomers: { value: { fileName: file, ...fed(reader, bytes) }, key: file } };
}

function columns(count: number, rows: number, draw: (column: number, row: number) => number): Given {
  const drawn = Array.from(
    { length: count },
    (_, column) => [`c${column}`, Array.from({ length: rows }, (__, row) => draw(column, row))] as const,
  );
  return givenTable(Object.fromEntries(drawn));
}

function uniform(): Given {
  const random = randomStream(1, 'uniform');
  return columns(5, 800, () => random.between(0, 1));
}

function oneGaussian(): Given {
  const random = randomStream(2, 'one Gaussian');
  const shared = Array.from({ length: 800 }, () => random.normal());
  return columns(6, 800, (_, row) => Math.sqrt(0.6) * shared[row]! + Math.sqrt(0.4) * random.normal());
}

/** Features of generated customers with the archetypes taken out: marginals and rank correlations are what they were. */
async function withoutArchetypes(): Promise<Given> {
  const { artifacts } = await runSegmentation({
    changes: { synthetic: { customers: 600 }, structure: { test: false } },
  });
  const { values, rows, names } = present(artifacts.features, 'the features');
  const model = copulaNull({ values, rows, columns: names.length });
  const copy = nullCopy(model, randomStream(3, 'copula'));
  return givenTable(Object.fromEntries(names.map((name, column) => [name, [...columnOf(copy, column)]])));
}

function documentOf({ artifacts, reports, config }: Run): ResultDocument {
  return present(resultDocument(artifacts, reports, config, 'test'), 'the result');
}

function headlineOf({ artifacts, config }: Run): string {
  const findings = present(findingsOf(artifacts, config), 'the findings');
  return plainText(explainRun(findings, judgeSegments(findings, config, [], config.source.seed)).headline);
}

/** What a run on data without structure has to say. */
const NOTHING: Said = { structure: 'none', saysSo: true, activated: [], withoutReason: [] };

interface Said {
  readonly structure: string;
  readonly saysSo: boolean;
  /** Names of segments. */
  readonly activated: readonly string[];
  readonly withoutReason: readonly string[];
}

function saidOf(run: Run): Said {
  const { kSelection, segments } = documentOf(run);
  const names = (found: typeof segments) => found.map(({ name }) => name);
  return {
    structure: kSelection.structure,
    saysSo:
      kSelection.reason.startsWith('No k stands out from data without segments') &&
      headlineOf(run).includes('no clear structure'),
    activated: names(
      segments.filter(({ verdict }) => [verdict.disposition, verdict.proposed].includes('Activate')),
    ),
    withoutReason: names(
      segments.filter(({ verdict }) => !/no clear structure|is below|is above/.test(verdict.reason.text)),
    ),
  };
}

describe('data without structure are said to have none, and nothing is activated', () => {
  test.each([
    ['uniform noise', uniform, 2],
    ['one correlated Gaussian', oneGaussian, 2],
    ['generated customers resampled from their copula', withoutArchetypes, 5],
  ] as const)('%s', { timeout: 120_000 }, async (_, make, kMin) => {
    expect(saidOf(await testAll(await make(), [kMin, 8]))).toEqual(NOTHING);
  });

  test.skipIf(!hasSharedData)('GolfBall', { timeout: 120_000 }, async () => {
    expect(saidOf(await testAll(suite('golfball', ['x1', 'x2', 'x3']), [2, 8]))).toEqual(NOTHING);
  });
});

describe.skipIf(!hasSharedData)('clusters that are there', () => {
  test.each([
    ['hepta', ['x1', 'x2', 'x3'], 7],
    ['tetra', ['x1', 'x2', 'x3'], 4],
    ['twodiamonds', ['x1', 'x2'], 2],
  ] as const)(
    '%s: all segments are at least stable in every test, at the k that is found',
    { timeout: 120_000 },
    async (name, features, k) => {
      const run = await testAll(suite(name, features), [2, 8]);
      const { kSelection, segments } = documentOf(run);
      expect(kSelection).toMatchObject({ structure: 'clear', chosen: k });
      expect(segments).toHaveLength(k);
      for (const { robustness } of segments) {
        expect(['stable', 'highly stable']).toContain(robustness?.tier);
        const tested = robustness!.parts.filter(({ score }) => score !== null).map((part) => part.name);
        expect(tested).toEqual(['sampling', 'restarts', 'noise']);
      }
      expect(headlineOf(run)).toBe(`${k} segments, clear structure; ${k} highly stable.`);
    },
  );
});
