import { MessageChannel } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { ImportedFile, ImportProgress, RunMessage, RunOrder } from '../../src/worker/protocol.ts';
import { gatedPipeline } from './gated-pipeline.ts';
import { channelHost, kinds, order, type AnyPipeline, type ChannelHost } from './host-channel.ts';

const hosts: ChannelHost[] = [];

afterEach(() => {
  for (const host of hosts.splice(0)) host.terminate();
});

function open(pipeline: AnyPipeline): ChannelHost {
  const host = channelHost(pipeline);
  hosts.push(host);
  return host;
}

/** Runs and gives every message that came before the port was closed. */
async function run(host: ChannelHost, wanted: RunOrder = order()): Promise<RunMessage[]> {
  const { port1, port2 } = new MessageChannel();
  const messages: RunMessage[] = [];
  const closed = new Promise((resolve) => port1.on('close', resolve));
  port1.on('message', (message: RunMessage) => messages.push(message));
  await host.api.run(wanted, port2 as unknown as MessagePort);
  await closed;
  return messages;
}

async function importTable(
  host: ChannelHost,
  text: string,
  fileName = 'sales.csv',
): Promise<{ file: ImportedFile; progress: ImportProgress[] }> {
  const blob = new Blob([text]);
  const preview = await host.api.preview(blob, fileName, {});
  if (preview.kind !== 'ok') throw new Error(JSON.stringify(preview));
  const { port1, port2 } = new MessageChannel();
  const progress: ImportProgress[] = [];
  const closed = new Promise((resolve) => port1.on('close', resolve));
  port1.on('message', (each: ImportProgress) => progress.push(each));
  const answer = await host.api.importTable(blob, preview.value.plan, port2 as unknown as MessagePort);
  await closed;
  if (answer.kind !== 'ok') throw new Error(JSON.stringify(answer));
  return { file: answer.value, progress };
}

const SALES = 'customer_id,date,amount\na,2024-01-01,10\nb,2024-01-02,20.5\na,2024-01-03,5\n,2024-01-03,5\n';

const viewOf = (messages: readonly RunMessage[], stage: string): unknown =>
  messages.flatMap((each) => (each.kind === 'stage-ended' && each.stage === stage ? [each.view] : []))[0];

const statuses = (messages: readonly RunMessage[]): string[] =>
  messages.flatMap((each) => (each.kind === 'stage-ended' ? [each.report.status] : []));

describe('the host behind a message channel', () => {
  it('tells what there is when it is warmed up', async () => {
    const host = open(gatedPipeline().pipeline);
    expect(await host.api.warmUp({ workers: 0, cacheBudget: 1000 })).toMatchObject({
      kind: 'ok',
      value: {
        workers: 0,
        sharedMemory: false,
        stages: [{ name: 'acquired', title: 'Acquire data' }, { name: 'checked' }, { name: 'profiles' }],
      },
    });
    expect(await host.api.cacheStats()).toMatchObject({ budget: 1000 });
  });

  it('sends the events of a run in order, the outcome last and once, and closes the port', async () => {
    const messages = await run(open(gatedPipeline().pipeline));
    expect(messages[0]?.kind).toBe('run-started');
    expect(kinds(messages).filter((kind) => kind === 'run-ended')).toHaveLength(1);
    expect(messages.at(-1)).toMatchObject({ kind: 'run-ended', outcome: { kind: 'done' } });
    expect(viewOf(messages, 'acquired')).toEqual({ read: 0, merges: 0, large: new Float64Array(4) });
  });

  it('answers an equal run from its cache, and computes again once that is cleared', async () => {
    const host = open(gatedPipeline().pipeline);
    await run(host);
    expect(statuses(await run(host))).toEqual(['cached', 'cached', 'cached']);
    await host.api.clearCache();
    expect(statuses(await run(host))).toEqual(['computed', 'computed', 'computed']);
  });

  it('sends few of a thousand progress reports, and the settled states all', async () => {
    const messages = await run(open(gatedPipeline().pipeline));
    expect(kinds(messages).filter((kind) => kind === 'stage-progress').length).toBeLessThan(50);
    expect(statuses(messages)).toHaveLength(3);
  });

  it('ends a cancelled run as cancelled and is ready for the next', async () => {
    const { pipeline, gate } = gatedPipeline({ closed: true });
    const host = open(pipeline);
    const running = run(host);
    await gate.begun;
    await host.api.cancel();
    expect((await running).at(-1)).toMatchObject({ kind: 'run-ended', outcome: { kind: 'cancelled' } });
    gate.open();
    expect(statuses(await run(host))).toEqual(['cached', 'computed', 'computed']);
  });

  it('cancels the former run when another is ordered', async () => {
    const { pipeline, gate } = gatedPipeline({ closed: true });
    const host = open(pipeline);
    const first = run(host);
    await gate.begun;
    const second = run(host);
    expect((await first).at(-1)).toMatchObject({ outcome: { kind: 'cancelled' } });
    gate.open();
    expect((await second).at(-1)).toMatchObject({ outcome: { kind: 'done' } });
  });

  it('tells of a stage that throws as data', async () => {
    const messages = await run(open(gatedPipeline({ closed: false, fails: true }).pipeline));
    expect(messages.at(-1)).toMatchObject({
      outcome: { kind: 'failed', stage: 'checked', failure: { kind: 'bug', message: 'the check is broken' } },
    });
  });

  it('fails with a remedy when a run wants a file that it does not hold', async () => {
    const messages = await run(open(gatedPipeline().pipeline), order({ events: 'unknown' }));
    expect(messages).toMatchObject([
      {
        kind: 'run-ended',
        outcome: { kind: 'failed', failure: { kind: 'bad-input', problem: { remedy: 'Import it again.' } } },
      },
    ]);
  });

  it('answers while a stage runs', async () => {
    const { pipeline, gate } = gatedPipeline({ closed: true });
    const host = open(pipeline);
    const running = run(host);
    await gate.begun;
    expect(await host.api.cacheStats()).toMatchObject({ entries: 1 });
    await host.api.ping();
    gate.open();
    expect((await running).at(-1)).toMatchObject({ outcome: { kind: 'done' } });
  });
});

describe('an import into the host', () => {
  it('reads a table of events, tells of what it left out, and hands it to the run', async () => {
    const host = open(gatedPipeline().pipeline);
    const { file } = await importTable(host, SALES);
    expect(file).toMatchObject({
      kind: 'events',
      fileName: 'sales.csv',
      rows: 3,
      ids: 2,
      bytes: SALES.length,
      rejected: [{ reason: 'missing-customer', count: 1, firstRows: [4] }],
    });
    expect(viewOf(await run(host, order({ events: file.id })), 'acquired')).toMatchObject({ read: 3 });
  });

  it('names equal content by the same id and other content or another plan by another', async () => {
    const host = open(gatedPipeline().pipeline);
    const { file } = await importTable(host, SALES);
    expect((await importTable(host, SALES)).file.id).toBe(file.id);
    expect((await importTable(host, SALES.replace('20.5', '20.6'))).file.id).not.toBe(file.id);
  });

  it('reads a table of customers', async () => {
    const host = open(gatedPipeline().pipeline);
    const text = `id,spend,visits\n${Array.from({ length: 30 }, (_, i) => `c${i},${i * 1.5},${i % 7}`).join('\n')}\n`;
    const { file } = await importTable(host, text, 'customers.csv');
    expect(file).toMatchObject({ kind: 'customers', rows: 30, ids: 30 });
    expect(viewOf(await run(host, order({ customers: file.id })), 'profiles')).toMatchObject({
      ids: expect.arrayContaining(['c0', 'c29']) as string[],
    });
  });

  it('reads a merge history, guessing its columns', async () => {
    const host = open(gatedPipeline().pipeline);
    const { port2 } = new MessageChannel();
    const answer = await host.api.importMerges(
      new Blob(['old_id,new_id\na,b\nc,b\n']),
      'merges.csv',
      undefined,
      port2 as unknown as MessagePort,
    );
    expect(answer).toMatchObject({ kind: 'ok', value: { kind: 'merges', rows: 2, ids: 3 } });
    const id = answer.kind === 'ok' ? answer.value.id : '';
    expect(viewOf(await run(host, order({ merges: id })), 'acquired')).toMatchObject({ merges: 2 });
  });

  it('previews a merge history with its columns, guessed and chosen', async () => {
    const { api } = open(gatedPipeline().pipeline);
    const file = new Blob(['old_id,new_id,note\na,b,x\nc,b,y\n']);
    expect(await api.previewMerges(file, 'merges.csv', {})).toMatchObject({
      kind: 'ok',
      value: {
        table: { header: ['old_id', 'new_id', 'note'] },
        columns: { past: { name: 'old_id' }, canonical: { name: 'new_id' } },
      },
    });
    expect(await api.previewMerges(file, 'merges.csv', { past: 'note' })).toMatchObject({
      kind: 'ok',
      value: { columns: { past: { name: 'note' }, canonical: { name: 'new_id' } } },
    });
    expect(
      await api.previewMerges(file, 'merges.csv', { past: 'new_id', canonical: 'new_id' }),
    ).toMatchObject({
      kind: 'failed',
      failure: { kind: 'bad-input' },
    });
  });

  it('reads packed files, and reports progress up to their size', async () => {
    const host = open(gatedPipeline().pipeline);
    const rows = Array.from(
      { length: 60_000 },
      (_, i) => `c${(i * 7919) % 5000},2024-01-${String((i % 28) + 1).padStart(2, '0')},${i % 97}.5`,
    );
    const text = `customer_id,date,amount\n${rows.join('\n')}\n`;
    const packed = new Blob([new Uint8Array(gzipSync(text))]);
    const preview = await host.api.preview(packed, 'sales.csv.gz', {});
    if (preview.kind !== 'ok') throw new Error(JSON.stringify(preview));
    const { port1, port2 } = new MessageChannel();
    const progress: ImportProgress[] = [];
    const closed = new Promise((resolve) => port1.on('close', resolve));
    port1.on('message', (each: ImportProgress) => progress.push(each));
    const answer = await host.api.importTable(packed, preview.value.plan, port2 as unknown as MessagePort);
    await closed;
    expect(answer).toMatchObject({ kind: 'ok', value: { rows: 60_000, ids: 5000, bytes: packed.size } });
    expect(
      progress.every(
        ({ bytes, totalBytes, rows }, i) =>
          totalBytes === packed.size &&
          bytes >= (progress[i - 1]?.bytes ?? 0) &&
          rows >= (progress[i - 1]?.rows ?? 0) &&
          rows <= 60_000,
      ),
    ).toBe(true);
    expect(progress.at(-1)?.rows).toBeGreaterThan(0);
  });

  it('writes the rejected rows of an import, as long as it is kept', async () => {
    const { api } = open(gatedPipeline().pipeline);
    const { file } = await importTable({ api } as ChannelHost, SALES);
    expect(file.exampleRejects.rows).toEqual([
      { row: 4, message: 'The customer id is missing.', cells: ['', '2024-01-03', '5'] },
    ]);
    const answer = await api.rejectedRows(file.id);
    if (answer.kind !== 'ok') throw new Error(JSON.stringify(answer));
    expect(await answer.value.text()).toBe(
      'row,why it was rejected,what was found,customer_id,date,amount\r\n4,The customer id is missing.,,,2024-01-03,5\r\n',
    );
    await api.remove(file.id);
    expect(await api.rejectedRows(file.id)).toMatchObject({ kind: 'failed', failure: { kind: 'bad-input' } });
  });

  it('applies the corrections of a preview to its plan', async () => {
    const host = open(gatedPipeline().pipeline);
    const answer = await host.api.preview(new Blob([SALES]), 'sales.csv', {
      map: { amount: '' },
      kind: 'customers',
    });
    expect(answer).toMatchObject({
      kind: 'ok',
      value: {
        plan: {
          kind: 'customers',
          mapping: expect.not.objectContaining({ amount: expect.anything() as unknown }) as object,
        },
      },
    });
    expect(
      await host.api.preview(new Blob([SALES]), 'sales.csv', { map: { amount: 'nothing' } }),
    ).toMatchObject({ kind: 'failed', failure: { kind: 'bad-input' } });
  });

  it.each([
    ['an empty file', '', 'empty'],
    ['a web page', '<!doctype html><html></html>', 'web page'],
  ])('refuses %s with a reason', async (_, text, words) => {
    const answer = await open(gatedPipeline().pipeline).api.preview(new Blob([text]), 'x.csv', {});
    expect(answer).toMatchObject({
      kind: 'failed',
      failure: { problem: { message: expect.stringContaining(words) as string } },
    });
  });

  it('leaves earlier data alone when it is cancelled', async () => {
    const host = open(gatedPipeline().pipeline);
    const { file } = await importTable(host, SALES);
    const big = new Blob([`customer_id,date,amount\n${'a,2024-01-01,1\n'.repeat(1_500_000)}`]);
    const preview = await host.api.preview(big, 'big.csv', {});
    if (preview.kind !== 'ok') throw new Error(JSON.stringify(preview));
    const { port1, port2 } = new MessageChannel();
    const importing = host.api.importTable(big, preview.value.plan, port2 as unknown as MessagePort);
    await new Promise((resolve) => port1.once('message', resolve));
    await host.api.cancelImport();
    expect(await importing).toEqual({ kind: 'cancelled' });
    expect((await run(host, order({ events: file.id }))).at(-1)).toMatchObject({ outcome: { kind: 'done' } });
  });

  it('is gone once it is removed', async () => {
    const host = open(gatedPipeline().pipeline);
    const { file } = await importTable(host, SALES);
    await host.api.remove(file.id);
    expect((await run(host, order({ events: file.id }))).at(-1)).toMatchObject({
      outcome: { kind: 'failed' },
    });
  });
});
