import { describe, expect, it } from 'vitest';
import type { RunMessage } from '../../src/worker/protocol.ts';
import { thinMessages } from '../../src/worker/run-messages.ts';
import { fakeClock } from './fake-clock.ts';

const progress = (fraction: number): RunMessage => ({
  kind: 'stage-progress',
  stage: 'sweep',
  fraction,
  note: '',
});
const partial = (view: number): RunMessage => ({ kind: 'stage-partial', stage: 'sweep', view });
const started: RunMessage = { kind: 'stage-started', stage: 'next', startedMs: 0 };

function bench() {
  const clock = fakeClock();
  const posted: RunMessage[] = [];
  return { clock, posted, send: thinMessages(clock.now, (message) => posted.push(message)) };
}

describe('the messages of a run', () => {
  it('report progress at most ten times a second, each time the newest', () => {
    const { clock, posted, send } = bench();
    for (let i = 0; i <= 100; i++) {
      send(progress(i / 100));
      clock.advance(10);
    }
    expect(posted).toHaveLength(11);
    expect(posted.slice(0, 3)).toEqual([progress(0), progress(0.1), progress(0.2)]);
  });

  it('pass a partial result on with the next progress when it came too early', () => {
    const { clock, posted, send } = bench();
    send(partial(1));
    send(partial(2));
    expect(posted).toEqual([partial(1)]);
    clock.advance(250);
    send(progress(0.5));
    expect(posted).toEqual([partial(1), partial(2), progress(0.5)]);
  });

  it('never bring progress after what settles the stage', () => {
    const { clock, posted, send } = bench();
    send(progress(0.1));
    send(progress(0.2));
    send(started);
    clock.advance(1000);
    send(progress(0));
    expect(posted).toEqual([progress(0.1), started, progress(0)]);
  });
});
