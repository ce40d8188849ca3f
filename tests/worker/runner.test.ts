import { afterEach, describe, expect, it } from 'vitest';
import type { RunMessage } from '../../src/worker/protocol.ts';
import type { Runner } from '../../src/worker/runner-api.ts';
import { createRunner } from '../../src/worker/runner.ts';
import { fakeClock, type FakeClock } from './fake-clock.ts';
import { gatedPipeline } from './gated-pipeline.ts';
import { channelHost, kinds, order, type AnyPipeline, type ChannelHost } from './host-channel.ts';

interface Bench {
  readonly runner: Runner;
  readonly clock: FakeClock;
  /** Every host that was started, the newest last. */
  readonly hosts: ChannelHost[];
}

const open: Bench[] = [];

afterEach(() => {
  for (const { runner, hosts } of open.splice(0)) {
    runner.close();
    for (const host of hosts) if (!host.terminated()) host.terminate();
  }
});

function bench(pipeline: AnyPipeline): Bench {
  const clock = fakeClock();
  const hosts: ChannelHost[] = [];
  const startHost = (): ChannelHost => {
    const host = channelHost(pipeline);
    hosts.push(host);
    return host;
  };
  const made = { runner: createRunner({ startHost, clock, nextTask, workers: 0 }), clock, hosts };
  open.push(made);
  return made;
}

const SALES = new File(
  ['customer_id,date,amount\na,2024-01-01,10\nb,2024-01-02,20.5\na,2024-01-03,5\n'],
  'sales.csv',
);

async function importSales({ runner }: Bench): Promise<string> {
  const preview = await runner.preview(SALES);
  if (preview.kind !== 'ok') throw new Error(JSON.stringify(preview));
  const answer = await runner.importTable(SALES, preview.value.plan, () => {});
  if (answer.kind !== 'ok') throw new Error(JSON.stringify(answer));
  return answer.value.id;
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Lets messages under way arrive. */
async function settle(): Promise<void> {
  for (let i = 0; i < 20; i++) await nextTask();
}

/** A run whose worker has come to hang in it. */
async function hungRun() {
  const { pipeline, gate } = gatedPipeline({ closed: true });
  const { runner, hosts, clock } = bench(pipeline);
  await runner.warmUp();
  const running = runner.run(order(), () => {});
  await gate.begun;
  await settle();
  hosts[0]!.hang();
  return { runner, hosts, clock, gate, running };
}

describe('the runner', () => {
  it('warms the worker up once', async () => {
    const { runner, hosts } = bench(gatedPipeline().pipeline);
    expect(await runner.warmUp()).toMatchObject({
      kind: 'ok',
      value: { workers: 0, stages: [{ name: 'acquired' }, {}, {}] },
    });
    await runner.warmUp();
    expect(hosts).toHaveLength(1);
  });

  it('passes the messages of a run on and resolves with its outcome', async () => {
    const { runner } = bench(gatedPipeline().pipeline);
    const messages: RunMessage[] = [];
    const outcome = await runner.run(order(), (message) => messages.push(message));
    expect(outcome.kind).toBe('done');
    expect(messages[0]?.kind).toBe('run-started');
    expect(messages.at(-1)).toEqual({ kind: 'run-ended', outcome });
  });

  it('ends a run as failed when the worker dies, names the stage, and runs again on a fresh worker', async () => {
    const { pipeline, gate } = gatedPipeline({ closed: true });
    const { runner, hosts } = bench(pipeline);
    await runner.warmUp();
    const messages: RunMessage[] = [];
    const running = runner.run(order(), (message) => messages.push(message));
    await gate.begun;
    await settle();
    hosts[0]!.die('it was closed');
    const outcome = await running;
    expect(outcome).toMatchObject({
      kind: 'failed',
      stage: 'checked',
      failure: { kind: 'lost-worker', message: 'The worker stopped during “Quality check”: it was closed.' },
    });
    expect(messages.at(-1)).toEqual({ kind: 'run-ended', outcome });
    expect(kinds(messages).filter((kind) => kind === 'run-ended')).toHaveLength(1);
    expect(hosts[0]!.terminated()).toBe(true);
    expect(hosts).toHaveLength(2);
    gate.open();
    expect((await runner.run(order(), () => {})).kind).toBe('done');
    expect(hosts).toHaveLength(2);
  });

  it('takes a worker that no longer answers for dead', async () => {
    const { runner, hosts, clock, gate, running } = await hungRun();
    clock.advance(29_000);
    expect(hosts[0]!.terminated()).toBe(false);
    clock.advance(3000);
    expect(await running).toMatchObject({ kind: 'failed', failure: { kind: 'lost-worker' } });
    gate.open();
    expect((await runner.run(order(), () => {})).kind).toBe('done');
  });

  it('leaves a worker alone that answers, however long it runs', async () => {
    const { pipeline, gate } = gatedPipeline({ closed: true });
    const { runner, hosts, clock } = bench(pipeline);
    const running = runner.run(order(), () => {});
    await gate.begun;
    for (let second = 0; second < 40; second++) {
      clock.advance(1000);
      await settle();
    }
    gate.open();
    expect((await running).kind).toBe('done');
    expect(hosts).toHaveLength(1);
  });

  it('leaves a worker alone that does not answer and tells how far it is, until it tells nothing any more', async () => {
    const { hosts, clock, gate, running } = await hungRun();
    for (let times = 0; times < 3; times++) {
      clock.advance(20_000);
      // Messages of one kind are held back for a tenth of a second.
      await new Promise((resolve) => setTimeout(resolve, 120));
      gate.say();
      await settle();
    }
    expect(hosts[0]!.terminated()).toBe(false);
    clock.advance(32_000);
    expect(await running).toMatchObject({ kind: 'failed', failure: { kind: 'lost-worker' } });
    gate.open();
  });

  it('cancels in the worker where that notices', async () => {
    const { pipeline, gate } = gatedPipeline({ closed: true });
    const { runner, hosts, clock } = bench(pipeline);
    const running = runner.run(order(), () => {});
    await gate.begun;
    runner.cancel();
    expect((await running).kind).toBe('cancelled');
    clock.advance(1000);
    expect(hosts).toHaveLength(1);
  });

  it('keeps from the worker what is cancelled by whoever asked for it, and runs again', async () => {
    const { pipeline, gate } = gatedPipeline({ closed: true });
    const { runner, hosts, clock } = bench(pipeline);
    let hasBegun = false;
    void gate.begun.then(() => {
      hasBegun = true;
    });
    const running = runner.run(order(), () => {});
    runner.cancel();
    expect((await running).kind).toBe('cancelled');
    await settle();
    expect(hasBegun).toBe(false);
    clock.advance(1000);
    gate.open();
    expect((await runner.run(order(), () => {})).kind).toBe('done');
    expect(hosts).toHaveLength(1);
  });

  it('ends the worker that has not noticed a cancel after 500 ms, and runs again on a fresh one', async () => {
    const { pipeline, gate } = gatedPipeline({ closed: true });
    const { runner, hosts, clock } = bench(pipeline);
    await runner.warmUp();
    const messages: RunMessage[] = [];
    const running = runner.run(order(), (message) => messages.push(message));
    await gate.begun;
    hosts[0]!.hang();
    runner.cancel();
    clock.advance(499);
    expect(hosts[0]!.terminated()).toBe(false);
    clock.advance(1);
    expect((await running).kind).toBe('cancelled');
    expect(messages.at(-1)).toMatchObject({ kind: 'run-ended', outcome: { kind: 'cancelled' } });
    expect(hosts[0]!.terminated()).toBe(true);
    gate.open();
    await settle();
    expect(kinds(messages).filter((kind) => kind === 'run-ended')).toHaveLength(1);
    expect((await runner.run(order(), () => {})).kind).toBe('done');
  });

  it('cancels the run under way when another is asked for; the last one asked for runs', async () => {
    const { pipeline, gate } = gatedPipeline({ closed: true });
    const { runner } = bench(pipeline);
    const first = runner.run(order(), () => {});
    await gate.begun;
    const second = runner.run(order(), () => {});
    const third = runner.run(order(), () => {});
    gate.open();
    expect([(await first).kind, (await third).kind]).toEqual(['cancelled', 'done']);
    expect(['cancelled', 'done']).toContain((await second).kind);
  });

  it('reads imported files again into a fresh worker, with the same id', async () => {
    const { pipeline } = gatedPipeline();
    const made = bench(pipeline);
    const id = await importSales(made);
    made.hosts[0]!.die('it was closed');
    const messages: RunMessage[] = [];
    expect((await made.runner.run(order({ events: id }), (message) => messages.push(message))).kind).toBe(
      'done',
    );
    expect(messages.find((each) => each.kind === 'stage-ended')).toMatchObject({ view: { read: 3 } });
  });

  it('does not read again what was removed', async () => {
    const made = bench(gatedPipeline().pipeline);
    const id = await importSales(made);
    made.runner.remove(id);
    made.hosts[0]!.die('it was closed');
    expect(await made.runner.run(order({ events: id }), () => {})).toMatchObject({
      kind: 'failed',
      failure: { kind: 'bad-input' },
    });
  });

  it('answers a call with a failure when the worker dies under it', async () => {
    const made = bench(gatedPipeline().pipeline);
    await made.runner.warmUp();
    made.hosts[0]!.hang();
    const preview = made.runner.preview(SALES);
    await settle();
    made.hosts[0]!.die('out of memory');
    expect(await preview).toMatchObject({
      kind: 'failed',
      failure: { kind: 'lost-worker', message: 'The worker stopped: out of memory.' },
    });
    expect(await made.runner.preview(SALES)).toMatchObject({ kind: 'ok' });
  });

  it('does not start worker after worker when none lives long enough to answer', async () => {
    const { pipeline } = gatedPipeline();
    const made = bench(pipeline);
    const ready = made.runner.warmUp();
    made.hosts[0]!.die('its script could not be loaded');
    expect(await ready).toMatchObject({ kind: 'failed', failure: { kind: 'lost-worker' } });
    expect(made.hosts).toHaveLength(1);
    expect(await made.runner.warmUp()).toMatchObject({ kind: 'ok' });
    expect(made.hosts).toHaveLength(2);
  });

  it('tells of the cache and clears it', async () => {
    const { runner } = bench(gatedPipeline().pipeline);
    await runner.run(order(), () => {});
    expect(await runner.cacheStats()).toMatchObject({
      kind: 'ok',
      value: { entries: 3, budget: 512 * 1024 * 1024 },
    });
    await runner.clearCache();
    expect(await runner.cacheStats()).toMatchObject({ kind: 'ok', value: { entries: 0 } });
  });
});
