import { expect, test } from 'vitest';
import { importOf } from '../io/read-file.ts';
import { CORPUS } from './corpus.ts';
import { fuzz } from './fuzz.ts';
import { FILE_NAMES } from './readers.ts';
import { TARGETS } from './targets.ts';

/** Inputs of each target; those that run a pipeline get fewer, and `npm run fuzz` gives any number. */
const FEW: Readonly<Record<string, number>> = { 'lost-workers': 4, 'prior-data': 40 };
const inputsOf = (name: string): number => FEW[name] ?? 250;

test.for(TARGETS.map((target) => [target.name, target] as const))(
  'hostile input to %s is taken or refused, and harms nothing',
  { timeout: 300_000 },
  async ([, target]) => {
    expect(
      await fuzz(target, { seed: 1, inputs: inputsOf(target.name), now: () => performance.now() }),
    ).toEqual([]);
  },
);

const whole = Object.entries(CORPUS).flatMap(([kind, files]) =>
  files.map((bytes, at) => [kind as keyof typeof CORPUS, at, bytes] as const),
);

test.for(whole.filter(([kind]) => kind !== 'merges'))(
  'the file of kind %s with number %i is read while nobody has changed it',
  async ([kind, , bytes]) => {
    const outcome = await importOf(bytes, FILE_NAMES[kind]);
    expect(outcome.kind, JSON.stringify(outcome).slice(0, 500)).toBe('read');
  },
);

test('a target that throws, and one that reaches a prototype, are found out', async () => {
  const bad = {
    name: 'bad',
    async attempt() {
      Object.defineProperty(Object.prototype, 'polluted', { value: true, configurable: true });
      throw new RangeError('too deep');
    },
  };
  const findings = await fuzz(bad, { seed: 1, inputs: 1, now: () => 0 });
  expect(findings.map(({ what }) => what.split('\n')[0])).toEqual([
    'RangeError: too deep',
    'Object.prototype was changed',
  ]);
});
