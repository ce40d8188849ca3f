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

test('the first is written with the next task, and of those asked for in one task the last', () => {
  const written: string[] = [];
  const clock = fakeClock();
  const writer = pacedWriter((text) => written.push(text), clock);
  for (const text of ['a', 'b']) writer.write(text);
  expect(written).toEqual([]);
  expect(writer.waiting()).toBe('b');
  clock.pass(0);
  expect(written).toEqual(['b']);
  expect(writer.waiting()).toBeUndefined();
});

test('a few tasks in a row write theirs, and of the rest the last', () => {
  const written: string[] = [];
  const clock = fakeClock();
  const writer = pacedWriter((text) => written.push(text), clock);
  for (let i = 0; i < 60; i++) {
    writer.write(String(i));
    clock.pass(0);
  }
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

test('what waits is written at once where something else follows, and only once', () => {
  const written: string[] = [];
  const clock = fakeClock();
  const writer = pacedWriter((text) => written.push(text), clock);
  writer.flush();
  writer.write('before');
  writer.flush();
  expect(written).toEqual(['before']);
  expect(writer.waiting()).toBeUndefined();
  clock.pass(1000);
  expect(written).toEqual(['before']);
});

test('what is dropped is never written', () => {
  const written: string[] = [];
  const clock = fakeClock();
  const writer = pacedWriter((text) => written.push(text), clock);
  writer.write('dropped');
  writer.drop();
  clock.pass(1000);
  expect(written).toEqual([]);
  writer.write('next');
  clock.pass(0);
  expect(written).toEqual(['next']);
});
