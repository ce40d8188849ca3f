import { readConfig } from '../../src/engine/config.ts';
import {
  DEFAULT_CONFIG,
  SEGMENTATION_SETTINGS,
  segmentationRules,
} from '../../src/pipelines/segmentation/config.ts';
import { presetConfig } from '../../src/pipelines/segmentation/presets.ts';
import { decodePermalink, encodePermalink } from '../../src/state/permalink.ts';
import type { HostApi } from '../../src/worker/protocol.ts';
import { CORPUS, TOKENS } from './corpus.ts';
import type { FuzzTarget } from './fuzz.ts';
import { lostWorkers } from './lost-workers.ts';
import { mutatedBytes } from './mutated-bytes.ts';
import { mutatedValue } from './mutated-value.ts';
import { plainHost, silentPort } from './plain-host.ts';
import { priorData } from './prior-data.ts';
import { presetFile, project } from './project-files.ts';
import { READERS } from './readers.ts';

const STEP = { preset: 'testing', config: presetConfig('testing') } as const;
const LINK = new TextEncoder().encode(
  encodePermalink(
    { ...STEP, config: { ...STEP.config, clustering: presetConfig('production').clustering } },
    'data',
  ),
);

/** A link gives a configuration that is valid, or a problem in words, and never throws. */
const permalink: FuzzTarget = {
  name: 'permalink',
  async attempt(random) {
    const bytes = mutatedBytes([LINK], TOKENS, random);
    const link = decodePermalink(new TextDecoder().decode(bytes));
    if (link.step !== undefined) demandValid(link.step.config);
  },
};

/** A configuration from a file is read whole and valid, or refused with paths. */
const configuration: FuzzTarget = {
  name: 'configuration',
  async attempt(random) {
    const value = mutatedValue(DEFAULT_CONFIG, random);
    const reading = readConfig(SEGMENTATION_SETTINGS, value, DEFAULT_CONFIG, segmentationRules);
    if (reading.kind === 'valid') demandValid(reading.config);
    else if (reading.problems.length === 0) throw new Error('refused without a problem');
  },
};

function demandValid(config: typeof DEFAULT_CONFIG): void {
  const again = readConfig(SEGMENTATION_SETTINGS, config, DEFAULT_CONFIG, segmentationRules);
  if (again.kind !== 'valid') throw new Error(`taken, but not valid: ${JSON.stringify(again.problems)}`);
}

/** The host answers every call, also those that no page of ours makes. */
const protocol: FuzzTarget = {
  name: 'protocol',
  async attempt(random) {
    const host = plainHost();
    const file = new Blob([mutatedBytes(CORPUS.delimited, TOKENS, random) as Uint8Array<ArrayBuffer>]);
    const preview = await host.preview(file, 'events.csv', {});
    const corrections = mutatedValue(
      {
        delimiter: ';',
        hasHeader: true,
        encoding: 'utf-8',
        kind: 'events',
        mapping: { customer: 0, time: 1 },
      },
      random,
    );
    await host.preview(file, 'events.csv', corrections as Parameters<HostApi['preview']>[2]);
    if (preview.kind === 'ok') {
      const plan = mutatedValue(preview.value.plan, random) as Parameters<HostApi['importTable']>[1];
      await host.importTable(file, plan, silentPort());
    }
    const order = mutatedValue({ pipeline: 'segmentation', config: {}, inputs: { events: 'x' } }, random);
    await host.run(order as Parameters<HostApi['run']>[0], silentPort());
  },
};

/** Everything that takes what others made. */
export const TARGETS: readonly FuzzTarget[] = [
  ...READERS,
  priorData,
  project,
  presetFile,
  permalink,
  configuration,
  protocol,
  lostWorkers,
];
