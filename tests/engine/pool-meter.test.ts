import { expect, it } from 'vitest';
import { poolMeter } from '../../src/engine/pool-meter.ts';

it('adds up the time of each worker, and the wall time of stretches that overlap once', () => {
  let time = 0;
  const meter = poolMeter(2, () => time);
  expect(meter.use()).toBeUndefined();
  const first = meter.begin();
  time = 10;
  const second = meter.begin();
  meter.count({ index: 0, worker: 0, ms: 8 });
  meter.count({ index: 1, worker: 1, ms: 5 });
  time = 30;
  first();
  meter.count({ index: 2, worker: 0, ms: 4 });
  time = 40;
  second();
  time = 100;
  const third = meter.begin();
  time = 101;
  third();
  expect(meter.use()).toEqual({ tasks: 3, ms: 41, busyMs: [12, 5] });
});
