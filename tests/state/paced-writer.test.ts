import { expect, test } from 'vitest';
import { pacedWriter } from '../../src/state/paced-writer.ts';

function fakeClock() {
  let time = 0;
  let timers: { readonly at: number; readonly callback: () => void }[] = [];
  return {
    now: () => time,
    after: (ms: number, callback: () => void) => void timers.push({ at: time + ms, callback }),
    pass(ms: number) {
      time += ms;
      const due = timers.filter(({ at }) => at <= time);
      timers = timers.filter(({ at }) => at > time);
      for (const { callback } of due) callback();
    },
  };
}

test('a few writes go through at once, and of the rest the last', () => {
  const written: string[] = [];
  const clock = fakeClock();
  const writer = pacedWriter((text) => written.push(text), clock);
  for (let i = 0; i < 60; i++) writer.write(String(i));
  expect(written).toHaveLength(40);
  expect(writer.waiting()).toBe('59');
  clock.pass(250);
  expect(written.at(-1)).toBe('59');
  expect(writer.waiting()).toBeUndefined();
});

test('thirty seconds of dragging stay under what browsers allow, and end on the last text', () => {
  const written: string[] = [];
  const clock = fakeClock();
  const writer = pacedWriter((text) => written.push(text), clock);
  for (let ms = 0; ms < 30_000; ms += 10) {
    writer.write(String(ms));
    clock.pass(10);
  }
  expect(written.length).toBeLessThan(200);
  clock.pass(250);
  expect(written.at(-1)).toBe('29990');
});

test('what is dropped is never written', () => {
  const written: string[] = [];
  const clock = fakeClock();
  const writer = pacedWriter((text) => written.push(text), clock);
  for (let i = 0; i < 41; i++) writer.write(String(i));
  writer.drop();
  clock.pass(1000);
  expect(written.at(-1)).toBe('39');
  writer.write('next');
  expect(written.at(-1)).toBe('next');
});
