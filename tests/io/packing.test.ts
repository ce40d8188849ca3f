import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/base/input-error.ts';
import { unpackedFile } from '../../src/io/packing.ts';
import { fileOfBytes } from '../../src/io/stored-file.ts';
import { listZip, zipEntryPieces } from '../../src/io/zip.ts';
import { importOf, utf8 } from './read-file.ts';

const TABLE = utf8('customer_id,date,amount\na,2024-01-01,1\nb,2024-01-02,2\n');
const OTHER = utf8('customer_id,date,amount\nc,2024-01-01,4\n');

function gzip(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(gzipSync(bytes));
}

describe('packed tables', () => {
  test.each([
    ['gzip', gzip(TABLE)],
    ['zip', zipSync({ 'folder/t.csv': TABLE })],
    ['zip without compression', zipSync({ 't.csv': TABLE }, { level: 0 })],
    ['gzip in a zip', zipSync({ 't.csv.gz': gzip(TABLE) })],
    ['zip in gzip', gzip(zipSync({ 't.csv': TABLE }))],
    [
      'zip with what packers leave behind',
      zipSync({ '__MACOSX/._t.csv': OTHER, 'read.me': OTHER, 't.csv': TABLE }),
    ],
  ])('%s is opened', async (_, bytes) => {
    expect(await importOf(bytes, 'x')).toMatchObject({ ids: ['a', 'b'], plan: { needsChoice: [] } });
  });

  test('of several tables in an archive one is read, and the choice is left open', async () => {
    const archive = zipSync({ 'one.csv': TABLE, 'two.csv': OTHER });
    expect(await importOf(archive, 'x.zip')).toMatchObject({
      ids: ['a', 'b'],
      plan: { needsChoice: [{ setting: 'part', chosen: 'one.csv', alternatives: ['two.csv'] }] },
    });
    expect(await importOf(archive, 'x.zip', { part: 'two.csv' })).toMatchObject({
      ids: ['c'],
      plan: { needsChoice: [] },
    });
  });

  test.each([
    ['four layers', gzip(gzip(gzip(gzip(TABLE)))), /several times/],
    ['nothing inside', zipSync({}), /empty/],
    ['a cut archive', zipSync({ 't.csv': TABLE }).subarray(0, 60), /damaged/],
  ])('%s is refused with a reason', async (_, bytes, reason) => {
    expect(await importOf(bytes, 'x')).toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(reason),
    });
  });

  test('a changed byte is noticed by the checksum', async () => {
    const bytes = zipSync({ 't.csv': TABLE }, { level: 0 });
    const at = Buffer.from(bytes).indexOf('2024');
    bytes[at] = 0x33;
    await expect(
      unpackedFile(fileOfBytes('x.zip', bytes), [{ kind: 'zip', member: 't.csv' }]),
    ).rejects.toThrow(/checksum/);
  });

  test('an archive of zeros is stopped by the ratio', async () => {
    const bomb = fileOfBytes('x.zip', zipSync({ 't.csv': new Uint8Array(40_000_000) }));
    await expect(unpackedFile(bomb, [{ kind: 'zip', member: 't.csv' }])).rejects.toThrow(
      /extreme size.*at most 200 bytes/s,
    );
  });

  test('the limit on unpacked bytes holds while an entry unpacks', async () => {
    const file = fileOfBytes('x.zip', zipSync({ 't.csv': new Uint8Array(5_000_000) }));
    const [entry] = await listZip(file);
    const pieces = zipEntryPieces(file, entry!, { maxBytes: 1_000_000, maxRatio: 1e9, ratioFromBytes: 0 });
    await expect(async () => {
      for await (const piece of pieces) expect(piece.length).toBeGreaterThan(0);
    }).rejects.toThrow(InputError);
  });
});
