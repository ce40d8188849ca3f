import { describe, expect, it } from 'vitest';
import { mergeConfig } from '../../../../src/engine/config.ts';
import { stageTitles } from '../../../../src/engine/pipeline.ts';
import type { Setting } from '../../../../src/engine/setting.ts';
import {
  SEGMENTATION_SETTINGS,
  type SegmentationConfig,
} from '../../../../src/pipelines/segmentation/config.ts';
import { estimateRun, stageCosts } from '../../../../src/pipelines/segmentation/estimate/estimate-run.ts';
import { runSize } from '../../../../src/pipelines/segmentation/estimate/run-size.ts';
import { stageWork, type StageName } from '../../../../src/pipelines/segmentation/estimate/stage-work.ts';
import { workSetup } from '../../../../src/pipelines/segmentation/estimate/work-setup.ts';
import { segmentationPipeline } from '../../../../src/pipelines/segmentation/pipeline.ts';
import { presetConfig } from '../../../../src/pipelines/segmentation/presets.ts';

type Sections = Readonly<Record<string, { readonly settings: Readonly<Record<string, Setting>> }>>;

const base = mergeConfig(presetConfig('production'), {
  synthetic: { customers: 60_000, eventsPerCustomer: 20 },
  clustering: { sample: 'sample' },
  map: { method: 'umap' },
});

function workOf(stage: StageName, config: SegmentationConfig): unknown {
  const terms = stageWork(config, runSize(config))[stage];
  return terms === undefined ? undefined : [terms, workSetup(stage, config)];
}

function settingsNamed(path: string): readonly string[] {
  const sections: Sections = SEGMENTATION_SETTINGS;
  if (path.includes('.')) return [path];
  return Object.keys(sections[path]!.settings).map((name) => `${path}.${name}`);
}

function changed(path: string): SegmentationConfig {
  const [section, name] = path.split('.') as [keyof SegmentationConfig, string];
  const setting = (SEGMENTATION_SETTINGS as Sections)[section]!.settings[name]!;
  const value = (base[section] as Readonly<Record<string, unknown>>)[name];
  return mergeConfig(base, { [section]: { [name]: otherThan(setting, value) } });
}

function otherThan(setting: Setting, value: unknown): unknown {
  switch (setting.kind) {
    case 'number':
      return value === setting.min ? setting.max : setting.min;
    case 'toggle':
      return value !== true;
    case 'choice':
      return Object.keys(setting.options).find((each) => each !== value);
    case 'text':
      return value === '2024-01-01' ? '2024-01-02' : '2024-01-01';
    case 'list':
      return [...(value as readonly string[]), 'another'];
    case 'weights':
      return { ...(value as Readonly<Record<string, number>>), another: 2 };
  }
}

describe('what a stage computes with', () => {
  it('is another with every setting that its cached result depends on, but for those that change nothing here', () => {
    const deaf = stageTitles(segmentationPipeline).flatMap(({ name, uses }) => {
      const stage = name as StageName;
      const before = JSON.stringify(workOf(stage, base));
      return uses
        .flatMap(settingsNamed)
        .filter((path) => JSON.stringify(workOf(stage, changed(path))) === before)
        .map((path) => `${stage} ${path}`);
    });
    expect(deaf).toEqual([
      'sweep clustering.k',
      'sampleCheck clustering.k',
      'sampleCheck clustering.exactSilhouetteRows',
    ]);
  });

  it.each([
    ['another engine', { clustering: { engine: 'mini-batch' } }],
    ['another package', { clustering: { engine: 'ml-kmeans' } }],
    ['a sample of another size', { clustering: { sampleRows: 20_000 } }],
    ['everyone', { clustering: { sample: 'all' } }],
    ['another range of k', { clustering: { kMax: 12 } }],
    ['fewer exact silhouettes', { clustering: { exactSilhouetteRows: 5000 } }],
  ] as const)('tells a measured time from that with %s', (_, changes) => {
    const size = runSize(base);
    const samples = stageCosts(base, size).map(({ stage, setup, hostMs, taskMs }) => ({
      stage,
      setup,
      ms: 100,
      expectedMs: hostMs + taskMs,
    }));
    const basisOf = (config: SegmentationConfig) =>
      estimateRun(config, runSize(config), { workers: 1, samples }).stages.find(
        ({ stage }) => stage === 'sweep',
      )?.basis;
    expect(basisOf(base)).toBe('measured');
    expect(basisOf(mergeConfig(base, changes))).toBe('extrapolated');
  });
});
