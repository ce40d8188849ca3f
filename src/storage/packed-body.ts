import type { KeptRunBody } from '../state/kept-run.ts';
import { gunzip } from './gunzip.ts';

/**
 * Bytes packed by gzip. As blobs they are handed to the database without being copied on the thread that draws; earlier versions
 * kept arrays.
 */
type Packed = Blob | Uint8Array;

/** The large part of a kept run as it lies in the database: columns and texts packed by gzip, one by one. */
export interface PackedBody {
  readonly ids: Packed;
  readonly labels: Packed;
  readonly columns: readonly {
    readonly name: string;
    readonly title: string;
    readonly unit: string;
    readonly values: Packed;
  }[];
  /** JSON of all that is JSON. */
  readonly rest: Packed;
  readonly byHand: KeptRunBody['byHand'];
}

type Rest = Pick<KeptRunBody, 'preparation' | 'result'>;

/** What packing a body takes. */
export interface PackingTools {
  /** Packs bytes, which are taken over, on another thread. */
  gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Blob>;
  breathe(): Promise<void>;
}

/** One part after the other: each is copied for the thread that packs it, and no two are copied at once. */
export async function packBody(body: KeptRunBody, { gzip, breathe }: PackingTools): Promise<PackedBody> {
  const { ids, labels, columns, preparation, result, byHand } = body;
  const rest: Rest = { preparation, result };
  const packed: PackedBody['columns'][number][] = [];
  for (const { name, title, unit, values } of columns) {
    packed.push({ name, title, unit, values: await gzip(new Uint8Array(values.slice().buffer)) });
  }
  return {
    ids: await gzip(await encodedTexts(ids, breathe)),
    labels: await gzip(labels.slice()),
    columns: packed,
    rest: await gzip(encoded(rest)),
    byHand,
  };
}

/** Rejects for what was not packed by {@link packBody}. */
export async function unpackBody(packed: PackedBody, breathe: () => Promise<void>): Promise<KeptRunBody> {
  const columns: KeptRunBody['columns'][number][] = [];
  for (const { name, title, unit, values } of packed.columns) {
    columns.push({ name, title, unit, values: new Float32Array((await unpacked(values, breathe)).buffer) });
  }
  return {
    ids: await decodedTexts(packed.ids, breathe),
    labels: await unpacked(packed.labels, breathe),
    columns,
    byHand: packed.byHand,
    ...((await decoded(packed.rest, breathe)) as Rest),
  };
}

/** Bytes that the packed parts hold. */
export function packedBytes({ ids, labels, columns, rest }: PackedBody): number {
  return columns.reduce(
    (sum, { values }) => sum + sizeOf(values),
    sizeOf(ids) + sizeOf(labels) + sizeOf(rest),
  );
}

function sizeOf(packed: Packed): number {
  return packed instanceof Blob ? packed.size : packed.byteLength;
}

async function unpacked(packed: Packed, breathe: () => Promise<void>): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = packed instanceof Blob ? new Uint8Array(await packed.arrayBuffer()) : packed;
  return await gunzip(bytes, breathe);
}

function encoded(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(value));
}

async function decoded(packed: Packed, breathe: () => Promise<void>): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await unpacked(packed, breathe)));
}

const TEXTS_AT_ONCE = 8192;

/** JSON of so many texts a line, so that no line takes long to write or to read; earlier bodies have all in one. */
async function encodedTexts(
  texts: readonly string[],
  breathe: () => Promise<void>,
): Promise<Uint8Array<ArrayBuffer>> {
  const lines: Uint8Array[] = [];
  for (let from = 0; from < texts.length; from += TEXTS_AT_ONCE) {
    const line = JSON.stringify(texts.slice(from, from + TEXTS_AT_ONCE));
    lines.push(new TextEncoder().encode(`${line}\n`));
    await breathe();
  }
  const bytes = new Uint8Array(lines.reduce((sum, line) => sum + line.length, 0));
  let at = 0;
  for (const line of lines) {
    bytes.set(line, at);
    at += line.length;
  }
  return bytes;
}

async function decodedTexts(packed: Packed, breathe: () => Promise<void>): Promise<readonly string[]> {
  const bytes = await unpacked(packed, breathe);
  const texts: string[] = [];
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(LINE_FEED, from);
    const to = end < 0 ? bytes.length : end;
    for (const text of JSON.parse(new TextDecoder().decode(bytes.subarray(from, to))) as string[])
      texts.push(text);
    from = to + 1;
    await breathe();
  }
  return texts;
}

const LINE_FEED = 10;
