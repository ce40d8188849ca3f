import { MessageChannel } from 'node:worker_threads';
import { once } from '../../src/base/once.ts';
import { mergeConfig } from '../../src/engine/config.ts';
import { presetConfig } from '../../src/pipelines/segmentation/presets.ts';
import type { HostApi, RunMessage } from '../../src/worker/protocol.ts';
import { CORPUS } from './corpus.ts';
import type { FuzzTarget } from './fuzz.ts';
import { plainHost, silentPort } from './plain-host.ts';
import { FILE_NAMES, hostileFile } from './readers.ts';

const KINDS = Object.keys(CORPUS) as (keyof typeof CORPUS)[];

/** Twelve customers in three groups, as a host imports them. */
const SALES = `customer_id,date,amount\n${Array.from({ length: 60 }, (_, at) => {
  const customer = at % 12;
  return `c${customer},2024-${String(1 + (at % 9)).padStart(2, '0')}-${10 + (at % 17)},${(1 + (customer % 3)) ** 3 + at / 10}`;
}).join('\n')}\n`;

/** Data that were loaded before give the same result whatever a host was made to read since. */
export const priorData: FuzzTarget = {
  name: 'prior-data',
  async attempt(random) {
    const { host, events, resultHash } = await loaded();
    const kind = KINDS[random.below(KINDS.length)]!;
    const bytes = hostileFile(kind, random);
    const file = new Blob([bytes as Uint8Array<ArrayBuffer>]);
    if (kind === 'merges') {
      await host.importMerges(file, FILE_NAMES[kind], undefined, silentPort());
    } else {
      const preview = await host.preview(file, FILE_NAMES[kind], {});
      if (preview.kind === 'ok') {
        const importing = host.importTable(file, preview.value.plan, silentPort());
        if (random.chance(0.2)) void host.cancelImport();
        const answer = await importing;
        if (answer.kind === 'ok' && answer.value.id !== events) await host.remove(answer.value.id);
      }
    }
    const after = await resultOf(host, events);
    if (after !== resultHash) throw new Error(`the data loaded before now give ${after}`);
  },
};

/** A host with data in it, and what a run makes of them. */
const loaded = once(async () => {
  const host = plainHost();
  const file = new Blob([SALES]);
  const preview = await host.preview(file, 'sales.csv', {});
  if (preview.kind !== 'ok') throw new Error(JSON.stringify(preview));
  const answer = await host.importTable(file, preview.value.plan, silentPort());
  if (answer.kind !== 'ok') throw new Error(JSON.stringify(answer));
  const events = answer.value.id;
  return { host, events, resultHash: await resultOf(host, events) };
});

const CONFIG = mergeConfig(presetConfig('development'), { source: { kind: 'events' } });

async function resultOf(host: HostApi, events: string): Promise<string> {
  await host.clearCache();
  const { port1, port2 } = new MessageChannel();
  const messages: RunMessage[] = [];
  port1.on('message', (message: RunMessage) => messages.push(message));
  const closed = new Promise((resolve) => port1.on('close', resolve));
  const order = { pipeline: 'segmentation', config: CONFIG, inputs: { events } } as const;
  await host.run(order, port2 as unknown as MessagePort);
  await closed;
  const last = messages.findLast((message) => message.kind === 'run-ended');
  const result = messages.findLast((message) => message.kind === 'result');
  if (result?.kind !== 'result') throw new Error(`no result: ${JSON.stringify(last)}`);
  return result.document.resultHash;
}
