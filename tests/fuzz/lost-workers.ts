import { mergeConfig } from '../../src/engine/config.ts';
import { once } from '../../src/base/once.ts';
import { PIPELINES } from '../../src/pipelines/registry.ts';
import { DEFAULT_CONFIG } from '../../src/pipelines/segmentation/config.ts';
import { presetConfig } from '../../src/pipelines/segmentation/presets.ts';
import { INITIAL_RUN, reduceRun, type RunState } from '../../src/state/run-state.ts';
import type { RunMessage, RunOrder } from '../../src/worker/protocol.ts';
import { createRunner } from '../../src/worker/runner.ts';
import { channelHost, type ChannelHost } from '../worker/host-channel.ts';
import { workerPools } from '../worker/worker-pools.ts';
import type { FuzzTarget } from './fuzz.ts';

const ORDER: RunOrder = {
  pipeline: 'segmentation',
  config: mergeConfig(presetConfig('development'), {
    synthetic: { customers: 60 },
    clustering: { choice: 'auto', kMin: 2, kMax: 4, restarts: 3 },
    structure: { rows: 100, nullDraws: 2, divisions: 2, replicates: 2 },
    sensitivity: { ...DEFAULT_CONFIG.sensitivity, replicates: 4, nullCopies: 1 },
    value: { predict: true },
  }),
  inputs: {},
};

const WORKERS = 2;

/**
 * Kills the host or a worker of its pool at a message of the run that the stream picks. What was finished stays, a lost pool
 * worker does not even end the run, and the next run gives the result that an undisturbed one gives.
 */
export const lostWorkers: FuzzTarget = {
  name: 'lost-workers',
  mostMs: 120_000,
  async attempt(random) {
    const whole = await undisturbed();
    const bench = await startBench();
    const victim = random.chance(0.5) ? 'host' : 'pool';
    const at = random.below(whole.messages);
    const spare = random.below(WORKERS);
    try {
      let heard = 0;
      const shot = await bench.run(() => {
        if (heard++ !== at) return;
        if (victim === 'host') bench.hosts.at(-1)!.die('it was killed');
        else void bench.pools.kill(spare);
      });
      const where = `${victim} killed at message ${at} of ${whole.messages}`;
      if (victim === 'host') demandKept(shot, where);
      else if (resultOf(shot) !== whole.resultHash) throw new Error(`${where}: ${shot.state.phase}`);
      const again = await bench.run(() => {});
      if (resultOf(again) !== whole.resultHash)
        throw new Error(`${where}: the next run ${again.state.phase}`);
    } finally {
      await bench.close();
    }
  },
};

interface Shot {
  readonly state: RunState;
  readonly messages: number;
  /** Stages that ended well. */
  readonly finished: readonly string[];
}

function demandKept({ state, finished }: Shot, where: string): void {
  const over = state.phase === 'failed' && state.failure?.kind === 'lost-worker';
  if (!over && state.phase !== 'done') throw new Error(`${where}: the run is ${state.phase}`);
  const lost = finished.filter((name) => !(name in state.views));
  if (lost.length > 0) throw new Error(`${where}: lost ${lost.join(', ')}`);
}

const resultOf = ({ state }: Shot): string | undefined =>
  state.phase === 'done' ? state.result?.resultHash : undefined;

const undisturbed = once(async () => {
  const bench = await startBench();
  const shot = await bench.run(() => {});
  await bench.close();
  const resultHash = resultOf(shot);
  if (resultHash === undefined) throw new Error(`the run without a loss is ${shot.state.phase}`);
  return { resultHash, messages: shot.messages };
});

async function startBench() {
  const pools = await workerPools({ sharedMemory: true });
  const hosts: ChannelHost[] = [];
  const runner = createRunner({
    startHost() {
      const host = channelHost(PIPELINES.segmentation, pools.poolOf);
      hosts.push(host);
      return host;
    },
    nextTask: () => new Promise((resolve) => setImmediate(resolve)),
    clock: {
      now: () => performance.now(),
      after(ms, callback) {
        const timer = setTimeout(callback, ms);
        return () => clearTimeout(timer);
      },
    },
    workers: WORKERS,
  });
  await runner.warmUp();
  let state: RunState = INITIAL_RUN;
  return {
    hosts,
    pools,
    async run(onMessage: (message: RunMessage) => void): Promise<Shot> {
      let messages = 0;
      const finished: string[] = [];
      state = reduceRun(state, { kind: 'run-requested', config: ORDER.config, inputs: {}, at: 0 });
      await runner.run(ORDER, (message) => {
        state = reduceRun(state, message);
        messages++;
        const ended = message.kind === 'stage-ended' ? message.report.status : undefined;
        if (
          message.kind === 'stage-ended' &&
          (ended === 'computed' || ended === 'cached') &&
          message.view !== undefined
        )
          finished.push(message.stage);
        onMessage(message);
      });
      return { state, messages, finished };
    },
    async close() {
      runner.close();
      for (const host of hosts) if (!host.terminated()) host.terminate();
      await pools.stop();
    },
  };
}
