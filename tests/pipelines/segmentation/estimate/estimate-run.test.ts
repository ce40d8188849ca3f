import { describe, expect, it } from 'vitest';
import { mergeConfig } from '../../../../src/engine/config.ts';
import {
  estimateRun,
  savings,
  stageCosts,
} from '../../../../src/pipelines/segmentation/estimate/estimate-run.ts';
import { runSize } from '../../../../src/pipelines/segmentation/estimate/run-size.ts';
import { stageWork } from '../../../../src/pipelines/segmentation/estimate/stage-work.ts';
import { UNIT_COSTS } from '../../../../src/pipelines/segmentation/estimate/unit-costs.ts';
import { NO_SENSITIVITY, PRESETS, presetConfig } from '../../../../src/pipelines/segmentation/presets.ts';
import { runSegmentation } from '../run-segmentation.ts';

const machine = { workers: 1, samples: [] };
const quick = { structure: { test: false }, clustering: { restarts: 1 } };

describe('what a run keeps', () => {
  it.each([
    ['development', {}],
    ['testing', { ...quick, sensitivity: { ...NO_SENSITIVITY, sampling: true, replicates: 10 } }],
    ['production', { ...quick, sensitivity: NO_SENSITIVITY }],
    ['testing', { ...quick, sensitivity: { ...NO_SENSITIVITY, time: true }, source: { streaming: 'on' } }],
  ] as const)('is estimated within a quarter of the bytes of its artifacts: %s', async (preset, cuts) => {
    const config = mergeConfig(presetConfig(preset), cuts);
    const { reports, outcome } = await runSegmentation({ changes: config });
    expect(outcome.kind).toBe('done');
    const bytes = reports.reduce((sum, report) => sum + report.bytes, 0);
    const estimate = estimateRun(config, runSize(config), machine);
    expect(estimate.bytes / bytes).toBeGreaterThan(0.75);
    expect(estimate.bytes / bytes).toBeLessThan(1.25);
    const computed = reports.filter(({ status }) => status === 'computed').map(({ name }) => name);
    expect(estimate.stages.map(({ stage }) => stage)).toEqual(computed);
  });
});

describe('the cost model', () => {
  it('has as many unit costs as a stage has terms, in every preset', () => {
    const pairs = PRESETS.flatMap(({ name }) => {
      const config = presetConfig(name);
      return Object.entries(stageWork(config, runSize(config))).flatMap(([stage, terms]) =>
        terms === undefined
          ? []
          : [[stage, terms.length, UNIT_COSTS[stage as keyof typeof UNIT_COSTS].ms.length]],
      );
    });
    expect(pairs.filter(([, terms, costs]) => terms !== costs)).toEqual([]);
  });

  it('takes the check of samples for nothing while everybody is clustered, and for two fits beyond', () => {
    const costOf = (customers: number): number | undefined => {
      const config = mergeConfig(presetConfig('production'), {
        synthetic: { customers },
        clustering: { sampleRows: 20_000 },
      });
      const { stages } = estimateRun(config, runSize(config), machine);
      return stages.find(({ stage }) => stage === 'sampleCheck')?.ms;
    };
    expect(costOf(20_000)).toBe(0);
    expect(costOf(20_001)).toBeGreaterThan(75);
  });

  it('takes less of another package for a sample, and as much where the sample would hold everyone', () => {
    const costOf = (sampleRows: number | undefined): number | undefined => {
      const sample = sampleRows === undefined ? {} : { sample: 'sample' as const, sampleRows };
      const config = mergeConfig(presetConfig('production'), {
        synthetic: { customers: 15_000 },
        clustering: { engine: 'ml-kmeans', ...sample },
      });
      const { stages } = estimateRun(config, runSize(config), machine);
      return stages.find(({ stage }) => stage === 'sweep')?.ms;
    };
    expect(costOf(5000)).toBeLessThan(costOf(10_000)! * 0.9);
    expect(costOf(10_000)).toBeLessThan(costOf(15_000)! * 0.9);
    expect(costOf(15_000)).toBe(costOf(undefined));
  });

  it('has workers share the events that a streamed run generates block by block', () => {
    const config = mergeConfig(presetConfig('production'), {
      synthetic: { customers: 1_000_000, eventsPerCustomer: 25 },
    });
    const msOf = (workers: number): number =>
      estimateRun(config, runSize(config), { workers, samples: [] })
        .stages.filter(({ stage }) => ['acquired', 'checked', 'profiles'].includes(stage))
        .reduce((sum, { ms }) => sum + ms, 0);
    expect(msOf(1) / msOf(2)).toBeGreaterThan(1.9);
  });

  it('weighs every switch; what that takes is printed', () => {
    const config = presetConfig('production');
    const begun = performance.now();
    for (let i = 0; i < 20; i++) savings(config, runSize(config), machine);
    const each = (performance.now() - begun) / 20;
    process.stdout.write(`  · estimate and savings: ${each.toFixed(2)} ms\n`);
    expect(savings(config, runSize(config), machine)).toHaveLength(9);
  });

  it.each([
    ['customers', { synthetic: { customers: 20_000 } }],
    ['the range of k', { clustering: { kMax: 20 } }],
    ['restarts', { clustering: { restarts: 50 } }],
    ['work without lanes', { clustering: { engine: 'reference' } }],
    ['work of mini-batches', { clustering: { engine: 'mini-batch' } }],
    ['work of another package', { clustering: { engine: 'ml-kmeans' } }],
    ['null copies', { structure: { nullDraws: 60 } }],
    ['divisions', { structure: { divisions: 60 } }],
    ['customers judged', { structure: { rows: 3000 } }],
    ['replicates', { sensitivity: { replicates: 500 } }],
    ['copies without segments', { sensitivity: { nullCopies: 40 } }],
  ] as const)('expects more time for more %s', (_, more) => {
    const base = presetConfig('production');
    const grown = mergeConfig(base, more);
    const [before, after] = [base, grown].map((config) => estimateRun(config, runSize(config), machine).ms);
    expect(after).toBeGreaterThan(before! * 1.02);
  });

  it('knows no stage of events for a table of customers, and takes the size of an imported file', () => {
    const config = mergeConfig(presetConfig('testing'), { source: { kind: 'customers' } });
    const size = runSize(config, { rows: 300, ids: 300 });
    expect(size).toMatchObject({ customers: 300, events: 0 });
    const stages = stageCosts(config, size).map(({ stage }) => stage);
    expect(stages).not.toContain('acquired');
    expect(stages).not.toContain('timeTest');
    const events = mergeConfig(presetConfig('testing'), { source: { kind: 'events' } });
    expect(runSize(events, { rows: 9000, ids: 300 })).toMatchObject({ customers: 300, events: 9000 });
  });
});

describe('what to switch off', () => {
  it('is the switch that saves most, and only what is on', () => {
    const config = presetConfig('production');
    const [first] = savings(config, runSize(config), machine);
    expect(first?.path).toBe('structure.test');
    expect(first?.ms).toBeGreaterThan(0);
    const off = mergeConfig(config, { structure: { test: false } });
    const paths = savings(off, runSize(off), machine).map(({ path }) => path);
    expect(paths).not.toContain('structure.test');
    expect(paths).toContain('sensitivity.nulls');
  });

  it('counts that a test off spares the copies that test as well', () => {
    const config = presetConfig('testing');
    const saved = savings(config, runSize(config), machine).find(
      ({ path }) => path === 'sensitivity.features',
    );
    const own = estimateRun(config, runSize(config), machine).stages.find(
      ({ stage }) => stage === 'featureTest',
    );
    expect(saved?.ms).toBeGreaterThan(own!.ms);
  });
});
