import { expect, test } from 'vitest';
import { failureOf } from '../../src/engine/failure.ts';
import { thrownFrom } from '../../src/engine/thrown.ts';

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (thrown) {
    return thrown;
  }
  throw new Error('nothing was thrown');
}

test.for([
  ['an array buffer', () => new ArrayBuffer(2 ** 52)],
  ['a typed array', () => new Float64Array(2 ** 50)],
] as const)('%s without room for it is a want of memory with a remedy', ([, act]) => {
  const failure = failureOf(thrownBy(act));
  expect(failure).toMatchObject({ kind: 'out-of-memory' });
  expect(failure).toHaveProperty('remedy', expect.stringMatching(/stays\..*try again/s));
});

test.for([
  'allocation size overflow',
  'Out of memory',
  'Data cannot be cloned, out of memory.',
  'WebAssembly.Memory(): could not allocate memory',
])('so is what other engines say: %s', (words) => {
  expect(failureOf(new RangeError(words)).kind).toBe('out-of-memory');
});

test('a negative length is a defect', () => {
  expect(failureOf(thrownBy(() => new Float64Array(-1))).kind).toBe('bug');
});

test('it says the same after crossing a thread', () => {
  const failure = failureOf(new RangeError('Array buffer allocation failed'));
  expect(failureOf(thrownFrom(failure))).toEqual(failure);
});
