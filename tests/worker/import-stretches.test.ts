import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Cancelled } from '../../src/engine/failure.ts';
import { inPlacePool, type TaskPool } from '../../src/engine/pool.ts';
import { editPlan } from '../../src/io/edit-plan.ts';
import type { ImportPlan } from '../../src/io/import-plan.ts';
import { previewFile } from '../../src/io/preview-file.ts';
import { importTableFile, type ReadManners } from '../../src/worker/import-file.ts';
import { importInStretches } from '../../src/worker/import-stretches.ts';
import type { ImportProgress } from '../../src/worker/protocol.ts';
import { storedFile } from '../../src/worker/stored-file.ts';
import { workerPools } from './worker-pools.ts';

const MEBIBYTE = 1_048_576;

const giveWay = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
/** Without a clock it rests after every step, however fast the machine is. */
const inPlace = inPlacePool(giveWay);

const manners: ReadManners = {
  signal: new AbortController().signal,
  now: () => performance.now(),
  giveWay,
  onProgress: () => {},
};

/** Some 3 MB of events, with whatever makes a stretch depend on those before it. */
function salesText(): string {
  const header = 'customer_id,date,amount,event_type,category,event_id';
  const lines = [header];
  let length = header.length + 1;
  let note = 0;
  for (let i = 0; length < 3.2 * MEBIBYTE; i++) {
    const day = `2024-${String((i % 12) + 1).padStart(2, '0')}-${String((i % 28) + 1).padStart(2, '0')}`;
    let line = `c${(i * 7919) % 4001},${day},${(i % 500) + 0.25},${i % 3 === 0 ? 'view' : 'purchase'},k${i % 9},e${i}`;
    if (i % 997 === 3) line = `,${day},1,purchase,k1,e${i}`;
    if (i % 1009 === 5) line = `Zoë ${i % 7},${day},2,"view",k2,e${i}`;
    if (i % 1511 === 9) line = lines[1 + ((i * 31) % (lines.length - 1))]!;
    if (i % 1213 === 4) line = `${i % 2 === 0 ? '" c1"' : `c${i % 50}  `},${day},2,view,k2,e${i}`;
    if (i % 20_011 === 8) line = header;
    if (i % 15_013 === 7) line = `c1,1970-01-01,€5,purchase,k1,e${i - 1}`;
    if (length < (note + 1) * MEBIBYTE && length + 200 > (note + 1) * MEBIBYTE) {
      line = `c2,${day},3,purchase,"${`cell\nof ${note},\n`.repeat(40)}",e${i}`;
      note++;
    }
    lines.push(line);
    length += new TextEncoder().encode(line).length + 1;
  }
  return lines.join('\n');
}

const file = new File([salesText()], 'sales.csv');

async function planOf(stored: File): Promise<ImportPlan> {
  return { ...editPlan(await previewFile(storedFile(stored, stored.name), {}), {}), kind: 'events' };
}

let threads: Awaited<ReturnType<typeof workerPools>>;
beforeAll(async () => {
  threads = await workerPools();
});
afterAll(() => threads.stop());

it('one file is the same read at once and in stretches by two, three and four workers', async () => {
  const plan = await planOf(file);
  const whole = await importTableFile(file, plan, manners);
  expect(whole.imported.rows).toBeGreaterThan(60_000);
  expect(whole.imported.warnings.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['repeated-rows', 'implausible-times', 'repeated-event-ids', 'padded-ids']),
  );
  expect(whole.imported.rejected.map(({ reason }) => reason)).toEqual([
    'missing-customer',
    'repeated-header',
  ]);
  const read = (pool: TaskPool) => importInStretches(file, plan, pool, manners, MEBIBYTE);
  for (const pool of [threads.poolOf(2), { ...inPlace, size: 3 }, threads.poolOf(4)])
    expect(isDeepStrictEqual(await read(pool), whole)).toBe(true);
});

it('a file with a quote out of place is the same from there on', async () => {
  const text = salesText();
  const place = text.indexOf('\n', 1.2 * MEBIBYTE);
  const odd = new File(
    [text.slice(0, place), '\nc3,2024-01-01,"4" x,view,k1,e', text.slice(place)],
    'odd.csv',
  );
  const plan = await planOf(odd);
  const whole = await importTableFile(odd, plan, manners);
  expect(whole.imported.warnings.map(({ code }) => code)).toContain('stray-quotes');
  const read = await importInStretches(odd, plan, { ...inPlace, size: 3 }, manners, MEBIBYTE);
  expect(isDeepStrictEqual(read, whole)).toBe(true);
});

it('small files, and those that are not cut as bytes, are left to one reader', async () => {
  const plan = await planOf(file);
  const pool = { ...inPlace, size: 2 };
  expect(await importInStretches(file, plan, pool, manners)).toBeUndefined();
  for (const other of [
    { ...plan, encoding: 'utf-16le' as const },
    { ...plan, packing: [{ kind: 'gzip' as const }] },
    { ...plan, dialect: { ...plan.dialect, preambleRecords: 500_000 } },
  ])
    expect(await importInStretches(file, other, pool, manners, MEBIBYTE)).toBeUndefined();
});

it('tells how far all stretches are together, and is given up when cancelled', async () => {
  const plan = await planOf(file);
  const told: ImportProgress[] = [];
  const cancel = new AbortController();
  const given = importInStretches(
    file,
    plan,
    { ...inPlace, size: 2 },
    {
      ...manners,
      signal: cancel.signal,
      onProgress(progress) {
        told.push(progress);
        if (progress.bytes > 2 * MEBIBYTE) cancel.abort();
      },
    },
    MEBIBYTE,
  );
  await expect(given).rejects.toThrow(Cancelled);
  expect(told.at(-1)).toMatchObject({ totalBytes: file.size });
  expect(told.map(({ rows }) => rows)).toEqual(told.map(({ rows }) => rows).toSorted((a, b) => a - b));
});
