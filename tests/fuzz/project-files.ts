import { zipSync } from 'fflate';
import { InputError } from '../../src/base/input-error.ts';
import type { Random } from '../../src/base/random.ts';
import { ownPresetConfig } from '../../src/state/own-presets.ts';
import { presetFileText, readPresetFile } from '../../src/state/preset-file.ts';
import { PROJECT_FILES } from '../../src/state/project/project-document.ts';
import { readProject } from '../../src/state/project/read-project.ts';
import { unpackFiles } from '../../src/worker/pack-files.ts';
import { PROJECT } from '../state/project/project-fixture.ts';
import { TOKENS } from './corpus.ts';
import type { FuzzTarget } from './fuzz.ts';
import { mutatedBytes } from './mutated-bytes.ts';
import { mutatedValue } from './mutated-value.ts';

const utf8 = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value) ?? '');

/** A project file is read whole, or refused with a sentence; its archive never unpacks beyond the limits. */
export const project: FuzzTarget = {
  name: 'project',
  async attempt(random) {
    const bytes = hostileProject(random);
    let files;
    try {
      files = await unpackFiles(new Blob([bytes as Uint8Array<ArrayBuffer>]), 'x.strata', () =>
        Promise.resolve(),
      );
    } catch (error) {
      if (error instanceof InputError) return;
      throw error;
    }
    const text = await files.find(({ name }) => name === PROJECT_FILES.project)?.content.text();
    const customers = await files.find(({ name }) => name === PROJECT_FILES.customers)?.content.text();
    const reading = readProject(text ?? '', customers);
    if (reading.kind === 'refused' && !reading.message.endsWith('.'))
      throw new Error(`no sentence: ${reading.message}`);
    if (reading.kind === 'read') {
      const again = readProject(JSON.stringify(reading.project), customers);
      if (again.kind !== 'read') throw new Error(`taken, but not when written again: ${again.message}`);
    }
  },
};

function hostileProject(random: Random): Uint8Array {
  const json = random.chance(0.6)
    ? utf8(mutatedValue(PROJECT, random))
    : mutatedBytes([utf8(PROJECT), utf8({ ...PROJECT, strataProject: 1 })], TOKENS, random);
  const whole = zipSync(
    {
      [PROJECT_FILES.project]: json,
      [PROJECT_FILES.customers]: utf8(mutatedValue(['c0', 'c1', 'c2', 'c3'], random)),
    },
    { level: 1 },
  );
  return random.chance(0.2) ? mutatedBytes([whole], TOKENS, random) : whole;
}

const PRESETS = new TextEncoder().encode(
  presetFileText([
    { id: 1, name: 'Wide', base: 'production', changes: { clustering: { kMax: 20 } } },
    { id: 2, name: 'Small', base: 'testing', changes: { synthetic: { customers: 50 } } },
  ]),
);

/** A file of presets is read, or refused with a sentence. */
export const presetFile: FuzzTarget = {
  name: 'preset-file',
  async attempt(random) {
    const text = random.chance(0.5)
      ? new TextDecoder().decode(mutatedBytes([PRESETS], TOKENS, random))
      : (JSON.stringify(mutatedValue(JSON.parse(new TextDecoder().decode(PRESETS)), random)) ?? '');
    const reading = readPresetFile(text);
    if (reading.kind === 'refused' && !reading.message.endsWith('.'))
      throw new Error(`no sentence: ${reading.message}`);
    if (reading.kind === 'read') for (const each of reading.presets) ownPresetConfig({ id: 1, ...each });
  },
};
