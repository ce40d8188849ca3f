import { expect, test } from 'vitest';
import { InputError } from '../../src/base/input-error.ts';
import { createZipWriter } from '../../src/io/zip-writer.ts';
import { packFiles, unpackFiles, type PackedFile } from '../../src/worker/pack-files.ts';

const atOnce = (): Promise<void> => Promise.resolve();

function zipOf(
  entries: Readonly<Record<string, Uint8Array>> | readonly (readonly [string, Uint8Array])[],
): Blob {
  const parts: BlobPart[] = [];
  const writer = createZipWriter((piece) => parts.push(piece.slice()));
  for (const [name, bytes] of Array.isArray(entries) ? entries : Object.entries(entries)) {
    writer.begin(name);
    writer.push(bytes, true);
  }
  writer.finish();
  return new Blob(parts);
}

async function refusalOf(zip: Blob): Promise<string> {
  try {
    await unpackFiles(zip, 'x.strata', atOnce);
  } catch (thrown) {
    if (thrown instanceof InputError) return thrown.problem.message;
    throw thrown;
  }
  return 'was unpacked';
}

test('files come out as they went in, empty and large ones too', async () => {
  const large = Uint8Array.from({ length: 700_000 }, (_, i) => (i * i) % 251);
  const files: readonly PackedFile[] = [
    { name: 'project.json', content: new Blob(['{"a":"é"}']) },
    { name: 'labels.bin', content: new Blob([]) },
    { name: 'data/events', content: new Blob([large]) },
  ];
  const unpacked = await unpackFiles(await packFiles(files, atOnce), 'x.strata', atOnce);
  expect(unpacked.map(({ name }) => name)).toEqual(['project.json', 'labels.bin', 'data/events']);
  expect(await unpacked[0]?.content.text()).toBe('{"a":"é"}');
  expect(unpacked[1]?.content.size).toBe(0);
  expect(new Uint8Array(await unpacked[2]!.content.arrayBuffer())).toEqual(large);
});

test.each([
  ['../../etc/passwd'],
  ['/etc/passwd'],
  ['data/../project.json'],
  ['C:\\windows'],
  ['data/events/deeper'],
  ['__proto__'],
  ['a'.repeat(300)],
])('an archive with the name %s is none of ours', async (name) => {
  expect(await refusalOf(zipOf({ [name]: new Uint8Array(3) }))).toMatch(/not one that Strata has written/);
});

test('neither is one with two files of a name, nor one with very many', async () => {
  const bytes = new Uint8Array(1);
  expect(
    await refusalOf(
      zipOf([
        ['project.json', bytes],
        ['project.json', bytes],
      ]),
    ),
  ).toMatch(/not one that Strata/);
  const many = Array.from(
    { length: 30 },
    (_, i) => [`a${'b'.repeat(i % 19)}.${'c'.repeat(1 + (i % 5))}`, bytes] as const,
  );
  expect(await refusalOf(zipOf(many))).toMatch(/not one that Strata/);
});

test('a bomb is refused before it is unpacked', async () => {
  const zeros = new Uint8Array(64 * 1024 * 1024);
  expect(await refusalOf(zipOf({ 'project.json': zeros }))).toMatch(/unpacks to an extreme size/);
});

test('what is cut off, damaged or no archive at all is named as that', async () => {
  const whole = zipOf({ 'project.json': new TextEncoder().encode('{"strataProject":2}') });
  expect(await refusalOf(whole.slice(0, whole.size - 30))).toMatch(/damaged/);
  expect(await refusalOf(new Blob(['strata']))).toMatch(/damaged/);
  const bytes = new Uint8Array(await whole.arrayBuffer());
  bytes[45]! ^= 0xff;
  expect(await refusalOf(new Blob([bytes]))).toMatch(/damaged/);
});
