import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Cancelled } from '../../src/engine/failure.ts';
import { inPlacePool, type TaskPool } from '../../src/engine/pool.ts';
import type { FilesTogether, ImportPlan } from '../../src/io/import-plan.ts';
import type { TablePreview } from '../../src/io/preview-table.ts';
import { importFiles } from '../../src/worker/import-files.ts';
import { previewTableFile, type ReadFile } from '../../src/worker/import-file.ts';
import { createFilesPreviewer, isOneOfArchive } from '../../src/worker/preview-files.ts';
import type { ImportCorrections, ImportProgress } from '../../src/worker/protocol.ts';
import { openedTogether } from '../../src/state/opened-files.ts';
import { storedFile } from '../../src/worker/stored-file.ts';
import { zipSync } from 'fflate';
import { workerPools } from './worker-pools.ts';

const giveWay = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const inPlace = inPlacePool(giveWay, () => performance.now());

/** Rows of some customers, each of them once more further down, some without a customer. */
function salesOf(month: number, rows: number): string {
  const lines = Array.from({ length: rows }, (_, i) => {
    const day = `2024-${String(month).padStart(2, '0')}-${String((i % 28) + 1).padStart(2, '0')}`;
    return i % 97 === 3 ? `,${day},1,p1` : `c${(i * 7 + month) % 211},${day},${(i % 50) + 0.25},p${i % 9}`;
  });
  return ['customer_id,date,amount,product_id', ...lines, lines[1]!, ''].join('\n');
}

const FILES = [
  new File([salesOf(10, 3000)], 'sales 10.csv'),
  new File([salesOf(2, 5000)], 'sales 2.csv'),
  new File([salesOf(2, 900).replaceAll(',', ';')], 'sales 2 again.csv'),
  new File(['product_id,category\np1,hats\np2,bags\np3,hats\n'], 'products.csv'),
  new File(['nothing but words\n'], 'notes.txt'),
];

let opening = 0;

function look(
  files: readonly File[],
  more: Partial<ImportCorrections['together']> = {},
): Promise<{ preview: TablePreview; stored: File }> {
  const { file, corrections } = openedTogether(files, ++opening);
  const together = { ...corrections.together!, ...more };
  const previewer = createFilesPreviewer();
  return previewer
    .preview(storedFile(file, file.name), { together }, together)
    .then((preview) => ({ preview, stored: file }));
}

const withPlan = ({ plan }: TablePreview): ImportPlan & { readonly together: FilesTogether } => ({
  ...plan,
  together: plan.together!,
});

async function importedWith(pool: TaskPool, files = FILES): Promise<ReadFile> {
  const products = files.findIndex(({ name }) => name === 'products.csv');
  const { preview, stored } = await look(files, {
    join: { id: String(products), key: 'product_id' },
  });
  return importFiles(stored, withPlan(preview), pool, {
    signal: new AbortController().signal,
    onProgress: () => {},
  });
}

describe('several files', () => {
  let threads: Awaited<ReturnType<typeof workerPools>>;
  beforeAll(async () => {
    threads = await workerPools();
  });
  afterAll(() => threads.stop());

  it('make the same table in place and on one, two and four workers, and in any order', async () => {
    const expected = await importedWith(inPlace);
    expect(expected.imported).toMatchObject({
      fileName: 'sales 2 again.csv, sales 2.csv, sales 10.csv',
      files: [{ fileName: 'sales 2 again.csv' }, { fileName: 'sales 2.csv' }, { fileName: 'sales 10.csv' }],
    });
    expect(expected.imported.rows).toBeGreaterThan(8000);
    for (const workers of [1, 2, 4]) expect(await importedWith(threads.poolOf(workers))).toEqual(expected);
    expect(await importedWith(inPlace, FILES.toReversed())).toEqual(expected);
  });

  it('are read again where a worker dies, and given up at once when cancelled', async () => {
    const pool = threads.poolOf(1);
    const expected = await importedWith(inPlace);
    const reading = importedWith(pool);
    await threads.kill(0);
    expect(await reading).toEqual(expected);

    const cancel = new AbortController();
    const { preview, stored } = await look(FILES);
    const given = importFiles(stored, withPlan(preview), pool, {
      signal: cancel.signal,
      onProgress: () => {},
    });
    cancel.abort();
    await expect(given).rejects.toThrow(Cancelled);
  });

  it('tell how far they are, all together', async () => {
    const { preview, stored } = await look(FILES);
    const told: ImportProgress[] = [];
    const plan = withPlan(preview);
    await importFiles(stored, plan, inPlace, {
      signal: new AbortController().signal,
      onProgress: (progress) => told.push(progress),
    });
    const total = plan.together.files.reduce((sum, { from, to }) => sum + (to - from), 0);
    expect(told.at(-1)).toEqual({ bytes: total, totalBytes: total, rows: 8903 });
    expect(told.map(({ bytes }) => bytes)).toEqual(told.map(({ bytes }) => bytes).toSorted((a, b) => a - b));
  });
});

describe('the preview of several files', () => {
  const fitOf = ({ files }: TablePreview): (readonly [string, string])[] =>
    files!.map(({ name, fit }) => [name, fit.kind === 'aside' ? fit.reason : fit.kind] as const);

  it('says of each what becomes of it, the same for any order', async () => {
    const { preview } = await look([...FILES, new File([FILES[0]!], 'copy.csv')]);
    expect(fitOf(preview)).toEqual([
      ['copy.csv', 'append'],
      ['notes.txt', expect.stringMatching(/^The file has no data rows\./)],
      ['products.csv', expect.stringMatching(/^Its columns are not those of copy\.csv/)],
      ['sales 2 again.csv', 'append'],
      ['sales 2.csv', 'append'],
      ['sales 10.csv', 'It has the same content as copy.csv: its rows would count twice.'],
    ]);
    expect(preview.files!.find(({ name }) => name === 'products.csv')?.fit).toMatchObject({
      joinBy: ['product_id'],
    });
  });

  it('refuses more tables than are opened together, in an archive or not', async () => {
    const member = new TextEncoder().encode('customer_id,date,amount\nx,2024-01-02,1\n');
    const members = Object.fromEntries(Array.from({ length: 501 }, (_, i) => [`${i}.csv`, member]));
    const archive = new File([new Uint8Array(zipSync(members))], 'many.zip');
    await expect(look([archive])).rejects.toThrow('These are 501 tables or more; at most 500');
    await expect(look(Array.from({ length: 501 }, (_, i) => new File([member], `${i}.csv`)))).rejects.toThrow(
      'These are 501 tables or more; at most 500',
    );
  });

  it('is of the files of its own opening where another one is waited for', async () => {
    const previewer = createFilesPreviewer();
    const corrections = { delimiter: ',' } as const;
    const open = (customer: string) => {
      const texts = [`customer_id,date,amount\n${customer},2024-01-02,1\n`, 'other\n1\n'];
      const {
        file,
        corrections: { together },
      } = openedTogether(
        texts.map((text, i) => new File([text], `${i}.csv`)),
        ++opening,
      );
      return previewer.preview(storedFile(file, file.name), corrections, together!);
    };
    const previews = await Promise.all([open('ann'), open('bob')]);
    expect(previews.map(({ sampleRows }) => sampleRows[0]?.[0])).toEqual(['ann', 'bob']);
  });

  it('asks which tables of one archive are read until that is said, and reads one of them alone', async () => {
    const row = (id: string): Uint8Array =>
      new TextEncoder().encode(`customer_id,date,amount\n${id},2024-01-02,1\n`);
    const archive = new File([new Uint8Array(zipSync({ 'a.csv': row('x'), 'b.csv': row('y') }))], 'both.zip');
    const { file, corrections } = openedTogether([archive], ++opening);
    const previewer = createFilesPreviewer();
    const asked = async (more: ImportCorrections): Promise<TablePreview> => {
      const all = { ...corrections, ...more };
      return isOneOfArchive(all)
        ? previewTableFile(file, file.name, all)
        : previewer.preview(storedFile(file, file.name), all, corrections.together!);
    };
    const partOf = ({ plan }: TablePreview) => plan.needsChoice.find(({ setting }) => setting === 'part');
    const open = await asked({});
    expect(open.parts).toEqual({ kind: 'member', chosen: 'all', names: ['a.csv', 'b.csv'] });
    expect(partOf(open)).toMatchObject({
      chosen: 'all',
      alternatives: ['a.csv', 'b.csv'],
      required: true,
    });
    const all = await asked({ part: 'all' });
    expect(partOf(all)).toBeUndefined();
    expect(all.plan.choices?.[0]).toMatchObject({ file: 'both.zip', what: 'part', chosen: 'all' });
    const alone = await asked({ part: 'b.csv' });
    expect(partOf(alone)).toBeUndefined();
    expect(alone.sampleRows).toEqual([['y', '2024-01-02', '1']]);
    expect(partOf(await previewTableFile(archive, archive.name, {}))).toMatchObject({ required: true });
    expect(partOf(await previewTableFile(archive, archive.name, { part: 'c.csv' }))).toBeDefined();
  });

  it('asks which tables of an archive are read where its first file is none', async () => {
    const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
    const members = {
      'README.txt': utf8('nothing but words\n'),
      'a.csv': utf8('customer_id,date,amount\nx,2024-01-02,1\n'),
      'b.csv': utf8('customer_id,date,amount\ny,2024-01-02,1\n'),
    };
    const zipped = (of: Record<string, Uint8Array>): File =>
      new File([new Uint8Array(zipSync(of))], 'shop.zip');
    const archive = zipped(members);
    const alone = await previewTableFile(archive, archive.name, {});
    expect(alone.parts).toEqual({ kind: 'member', chosen: 'a.csv', names: ['a.csv', 'b.csv'] });
    expect(alone.plan.needsChoice.find(({ setting }) => setting === 'part')).toMatchObject({
      chosen: 'a.csv',
      alternatives: ['b.csv'],
      required: true,
    });
    expect(alone.sampleRows).toEqual([['x', '2024-01-02', '1']]);

    const corrected = await previewTableFile(archive, archive.name, { hasHeader: false });
    expect(corrected.parts).toEqual(alone.parts);

    const appended = [
      ['a.csv', 'append'],
      ['b.csv', 'append'],
    ];
    const { preview } = await look([archive]);
    expect(preview.parts).toEqual({ kind: 'member', chosen: 'all', names: ['a.csv', 'b.csv'] });
    expect(fitOf(preview)).toEqual(appended);
    const later = new File(['customer_id,date,amount\nz,2024-01-02,1\n'], 'c.csv');
    expect(fitOf((await look([archive, later])).preview)).toEqual([...appended, ['c.csv', 'append']]);

    const prose = await previewTableFile(archive, archive.name, { part: 'README.txt' });
    expect(prose.parts).toEqual(alone.parts);
    expect(prose.plan.needsChoice.map(({ setting }) => setting)).toContain('part');
    const words = zipped({ 'README.txt': members['README.txt'], 'b.txt': utf8('words\n') });
    await expect(previewTableFile(words, words.name, {})).rejects.toThrow('The file has no data rows.');
  });

  it('takes members of an archive, and a correction for the files that were guessed alike', async () => {
    const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
    const archive = new File(
      [
        new Uint8Array(
          zipSync({
            'a.csv': utf8('customer_id,date,amount\nx,01/02/2024,1\n'),
            'b.csv': utf8('customer_id,date,amount\ny,03/02/2024,2\n'),
          }),
        ),
      ],
      'both.zip',
    );
    const later = new File(['customer_id,date,amount\nz,25/02/2024,3\nz,02/03/2024,4\n'], 'c.csv');
    const { file, corrections } = openedTogether([later, archive], ++opening);
    const { together } = corrections;
    const preview = await createFilesPreviewer().preview(
      storedFile(file, file.name),
      { timeOrder: 'month-first' },
      together!,
    );
    expect(preview.files!.map(({ name, archive: within }) => [name, within])).toEqual([
      ['a.csv', 'both.zip'],
      ['b.csv', 'both.zip'],
      ['c.csv', undefined],
    ]);
    const { imported, kept } = await importFiles(file, withPlan(preview), inPlace, {
      signal: new AbortController().signal,
      onProgress: () => {},
    });
    expect(imported.rows).toBe(3);
    expect(imported.rejected).toEqual([expect.objectContaining({ reason: 'bad-time', count: 1 })]);
    expect(kept.kind === 'events' && [...kept.value.table.time]).toEqual([
      Date.UTC(2024, 0, 2),
      Date.UTC(2024, 2, 2),
      Date.UTC(2024, 1, 3),
    ]);
    expect(imported.warnings.map(({ code }) => code)).not.toContain('same-content');
  });
});
