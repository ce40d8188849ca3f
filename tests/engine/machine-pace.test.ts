import { expect, it } from 'vitest';
import { machinePace } from '../../src/engine/machine-pace.ts';

it('is the median time of a fixed calculation over that of the machine the costs were fitted to', () => {
  const times = [0, 10, 10, 90, 90, 98, 98, 110, 110, 115];
  expect(machinePace(() => times.shift() ?? 0)).toBe(2.5);
});

it('is 1 where the clock does not move', () => {
  expect(machinePace(() => 7)).toBe(1);
});
