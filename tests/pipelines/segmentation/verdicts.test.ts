import { beforeAll, describe, expect, test } from 'vitest';
import { present } from '../../../src/base/assert.ts';
import { randomStream } from '../../../src/base/random.ts';
import { findingsOf } from '../../../src/pipelines/segmentation/judgement/findings-of.ts';
import { judgeSegments } from '../../../src/pipelines/segmentation/judgement/judge-segments.ts';
import type { Override } from '../../../src/pipelines/segmentation/judgement/verdict.ts';
import type { ResultDocument } from '../../../src/pipelines/segmentation/result-document.ts';
import { resultDocument } from '../../../src/pipelines/segmentation/result.ts';
import { disorderlyPool } from './disorderly-pool.ts';
import { givenTable, type Run, runSegmentation } from './run-segmentation.ts';

const TESTED = { sampling: true, features: true, time: true, restarts: true, noise: true } as const;

function documentOf(run: Run, overrides: readonly Override[] = []): ResultDocument {
  return present(resultDocument(run.artifacts, run.reports, run.config, 'test', overrides), 'the result');
}

describe('customers of planted archetypes', () => {
  let run: Run;
  let document: ResultDocument;

  beforeAll(async () => {
    run = await runSegmentation({
      changes: {
        synthetic: { customers: 5000 },
        clustering: { choice: 'auto', kMin: 8, kMax: 11 },
        sensitivity: { ...TESTED, replicates: 20 },
      },
    });
    document = documentOf(run);
  }, 400_000);

  test('have at least one segment to activate and at least one not, each with reasons', () => {
    expect(document.kSelection.structure).toBe('clear');
    const activated = document.segments.filter(({ verdict }) => verdict.disposition === 'Activate');
    const others = document.segments.filter(({ verdict }) => verdict.disposition !== 'Activate');
    expect(activated.length).toBeGreaterThan(0);
    expect(others.length).toBeGreaterThan(0);
    for (const { verdict } of activated) {
      expect(verdict.criteria.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
      expect(verdict.reason).toMatchObject({ code: 'all-passed' });
    }
    for (const { verdict, robustness } of others) {
      const failed = verdict.criteria.some(({ outcome }) => outcome !== 'pass');
      expect(failed || robustness?.tier === 'doubtful' || robustness?.tier === 'unstable').toBe(true);
      expect(verdict.reason.text).toMatch(/\d|not known/);
    }
  });

  test('are judged in the document as the page judges them', () => {
    const findings = present(findingsOf(run.artifacts, run.config), 'the findings');
    const verdicts = judgeSegments(findings, run.config, [], run.config.source.seed);
    expect(document.segments.map(({ verdict }) => [verdict.disposition, verdict.reason])).toEqual(
      verdicts.map(({ disposition, reason }) => [disposition, reason]),
    );
  });

  test('carry value and robustness in numbers or null, and survive being written', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
    const total = document.segments.reduce((sum, { totalClv }) => sum + (totalClv ?? 0), 0);
    const clv = present(run.artifacts.value, 'the value').clv.filter((each) => !Number.isNaN(each));
    expect(total).toBeCloseTo(
      clv.reduce((sum, each) => sum + each, 0),
      2,
    );
    for (const { robustness } of document.segments) {
      const { jaccardMean, jaccardLow, jaccardHigh } = present(robustness, 'robustness');
      expect(jaccardLow! <= jaccardMean! && jaccardMean! <= jaccardHigh!).toBe(true);
    }
    expect(document.sensitivity.sampling?.replicates).toBe(20);
    expect(document.rfm?.segments.reduce((sum, { customers }) => sum + customers, 0)).toBe(
      document.totals.customers - document.rfm!.unscored.customers,
    );
  });

  test('keep the hash of the result when a person decides otherwise', () => {
    const decided = documentOf(run, [{ segment: 0, disposition: 'Reject', note: 'no budget' }]);
    expect(decided.segments[0]?.verdict).toMatchObject({
      disposition: 'Reject',
      proposed: document.segments[0]?.verdict.disposition,
      override: { disposition: 'Reject', note: 'no budget' },
    });
    expect(decided.resultHash).toBe(document.resultHash);
    const stricter = {
      ...run,
      config: { ...run.config, validation: { ...run.config.validation, minSize: 500 } },
    };
    expect(documentOf(stricter).resultHash).not.toBe(document.resultHash);
  });
});

test('everything that was tested is the same for tasks that end in any order, each on its own copies', async () => {
  const changes = {
    structure: { rows: 100, nullDraws: 5, divisions: 3, replicates: 3 },
    clustering: { restarts: 4 },
    value: { predict: true },
    sensitivity: { ...TESTED, nulls: true, nullCopies: 2, replicates: 10 },
  };
  const { stages: _, ...first } = documentOf(await runSegmentation({ changes }));
  expect(Object.values(first.sensitivity)).not.toContain(null);
  expect(first.prediction).not.toBeNull();
  const { stages: __, ...other } = documentOf(await runSegmentation({ changes, pool: disorderlyPool(3) }));
  expect(other).toEqual(first);
});

test('a cloud without structure has no segment to activate, in a table without money', async () => {
  const random = randomStream(5, 'cloud');
  const column = () => Array.from({ length: 300 }, () => random.normal());
  const run = await runSegmentation({
    changes: {
      source: { kind: 'customers' },
      clustering: { choice: 'auto', kMin: 2, kMax: 4 },
      sensitivity: { ...TESTED, replicates: 10 },
    },
    given: givenTable({ a: column(), b: column(), c: column() }),
  });
  const document = documentOf(run);
  expect(document.kSelection.structure).toBe('none');
  expect(document.value).toBeNull();
  for (const { verdict, meanClv } of document.segments) {
    expect(meanClv).toBeNull();
    expect(verdict.disposition).not.toBe('Activate');
    expect(verdict.criteria.find(({ setting }) => setting === 'validation.minRoi')?.outcome).toBe(
      'not tested',
    );
  }
});

test('without any test of sensitivity robustness is null, and nothing is activated', async () => {
  const document = documentOf(await runSegmentation());
  expect(document.sensitivity).toEqual({
    sampling: null,
    features: null,
    time: null,
    restarts: null,
    noise: null,
  });
  for (const { robustness, verdict } of document.segments) {
    expect(robustness).toBeNull();
    expect(verdict.disposition).not.toBe('Activate');
  }
});
