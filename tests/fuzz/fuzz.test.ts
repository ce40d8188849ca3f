import { expect, test } from 'vitest';
import { fuzz } from './fuzz.ts';
import { TARGETS } from './targets.ts';

/** Inputs of each target; those that run a pipeline get fewer, and `npm run fuzz` gives any number. */
const inputsOf = (name: string): number => (name === 'lost-workers' ? 4 : 250);

test.for(TARGETS.map((target) => [target.name, target] as const))(
  'hostile input to %s is taken or refused, and harms nothing',
  { timeout: 300_000 },
  async ([, target]) => {
    expect(
      await fuzz(target, { seed: 1, inputs: inputsOf(target.name), now: () => performance.now() }),
    ).toEqual([]);
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
