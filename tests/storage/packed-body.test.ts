import { expect, test } from 'vitest';
import type { KeptRunBody } from '../../src/state/kept-run.ts';
import { packBody, type PackedBody, unpackBody } from '../../src/storage/packed-body.ts';
import { gzip } from '../../src/worker/gzip.ts';

const breathe = (): Promise<void> => Promise.resolve();
const packedText = (text: string): Promise<Blob> => gzip(new TextEncoder().encode(text));

/** A body with so many customers, among their ids every kind of character that ends lines or texts. */
function bodyOf(customers: number): KeptRunBody {
  const awkward = ['line\nfeed', 'carriage\r\nreturn', '"quoted"', '\\', 'ä 😀 \u2028', ''];
  return {
    ids: Array.from({ length: customers }, (_, n) => awkward[n] ?? `c${n}`),
    labels: Uint8Array.from({ length: customers }, (_, n) => n % 5),
    columns: [
      {
        name: 'spend',
        title: 'Spend',
        unit: 'EUR',
        values: Float32Array.from({ length: customers }, (_, n) => (n === 1 ? NaN : n / 3)),
      },
    ],
    preparation: undefined,
    result: { resultHash: 'r' } as KeptRunBody['result'],
    byHand: { notes: 'by hand' } as KeptRunBody['byHand'],
  };
}

test.for([0, 1, 7, 8192, 8193, 20_000])(
  'what is kept of a run with %i customers comes back as it was',
  async (customers) => {
    const body = bodyOf(customers);
    expect(await unpackBody(await packBody(body, { gzip, breathe }), breathe)).toEqual(body);
  },
);

test('ids that an earlier version packed on one line, without its end, are read as well', async () => {
  const body = bodyOf(20_000);
  const packed = await packBody(body, { gzip, breathe });
  const ids = await packedText(JSON.stringify(body.ids));
  expect(await unpackBody({ ...packed, ids }, breathe)).toEqual(body);
});

test('what an earlier version kept as arrays of bytes is read as well', async () => {
  const body = bodyOf(7);
  const { ids, labels, rest, columns, byHand } = await packBody(body, { gzip, breathe });
  const bytesOf = async (packed: Uint8Array | Blob) => new Uint8Array(await (packed as Blob).arrayBuffer());
  const earlier: PackedBody = {
    ids: await bytesOf(ids),
    labels: await bytesOf(labels),
    rest: await bytesOf(rest),
    columns: await Promise.all(
      columns.map(async (column) => ({ ...column, values: await bytesOf(column.values) })),
    ),
    byHand,
  };
  expect(await unpackBody(earlier, breathe)).toEqual(body);
});

test('ids that are cut off are refused, not read in part', async () => {
  const packed = await packBody(bodyOf(10), { gzip, breathe });
  const ids = await packedText('["a","b"]\n["c"');
  await expect(unpackBody({ ...packed, ids }, breathe)).rejects.toThrow(SyntaxError);
});
