import { expect, test } from 'vitest';
import { bytesFromBase64 } from '../../src/base/base64.ts';
import { once } from '../../src/base/once.ts';

test('once makes its value at the first call, and again only after a failure', () => {
  let calls = 0;
  const value = once(() => {
    if (++calls === 1) throw new Error('not yet');
    return { calls };
  });
  expect(calls).toBe(0);
  expect(value).toThrow('not yet');
  expect(value()).toEqual({ calls: 2 });
  expect(value()).toBe(value());
});

test('once asks again for what was promised and refused, and keeps what was given', async () => {
  let calls = 0;
  const loaded = once(async () => {
    if (++calls === 1) throw new Error('no network');
    return { calls };
  });
  await expect(loaded()).rejects.toThrow('no network');
  expect(await loaded()).toEqual({ calls: 2 });
  expect(await loaded()).toBe(await loaded());
});

test('once keeps undefined too', () => {
  let calls = 0;
  const nothing = once(() => void calls++);
  nothing();
  nothing();
  expect(calls).toBe(1);
});

test.each([0, 1, 2, 3, 4, 5, 255, 256])('bytesFromBase64 reads %i bytes', (length) => {
  const bytes = Uint8Array.from({ length }, (_, i) => (i * 37 + 200) & 255);
  expect(bytesFromBase64(Buffer.from(bytes).toString('base64'))).toEqual(bytes);
});
