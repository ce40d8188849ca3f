import { describe, expect, test } from 'vitest';
import { decodeText, guessEncoding } from '../../src/io/encoding.ts';
import { fileKind } from '../../src/io/file-kind.ts';
import { previewText } from '../../src/io/preview-text.ts';
import { utf8 } from './read-file.ts';

function utf16le(text: string, mark = false): Uint8Array {
  return new Uint8Array(Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le'));
}

function utf16be(text: string): Uint8Array {
  return utf16le(text).map((_, i, bytes) => bytes[i ^ 1]!);
}

const latin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

describe('guessEncoding', () => {
  test.each([
    ['ASCII', utf8('id,name\n1,x'), 'utf-8'],
    ['UTF-8', utf8('id,name\n1,Zoë'), 'utf-8'],
    ['UTF-8 with mark', utf8('\uFEFFid'), 'utf-8'],
    ['UTF-8 cut in a character', utf8('Zoë').slice(0, 3), 'utf-8'],
    ['UTF-8 with one broken byte among many good ones', new Uint8Array([...utf8('ëëëëë,'), 0xff]), 'utf-8'],
    ['UTF-16 LE with mark', utf16le('id,name', true), 'utf-16le'],
    ['UTF-16 LE', utf16le('id,name\n1,x\n'), 'utf-16le'],
    ['UTF-16 BE', utf16be('id,name\n1,x\n'), 'utf-16be'],
    ['Latin letters in one byte', latin1('id,name\n1,Zoë\n2,Jürgen'), 'windows-1252'],
  ] as const)('%s', (_, bytes, encoding) => {
    expect(guessEncoding(bytes).encoding).toBe(encoding);
  });
});

const rowsOf = (words: string): Uint8Array => {
  const bytes = words
    .split(' ')
    .map((hex, i) => Buffer.concat([Buffer.from(`${i},`), Buffer.from(hex, 'hex')]));
  return new Uint8Array(Buffer.concat(bytes.flatMap((row) => [row, Buffer.from('\n')])));
};

describe('texts of two bytes a character, and of Russian', () => {
  test.each([
    ['東京りんご', 'c5ecb5fea4eaa4f3a4b4 c5c4c3e6', 'euc-jp'],
    ['王小明', 'cdf5d0a1c3f7 bfcdbba7 bdf0b6ee c8d5c6da', 'gb18030'],
    ['김철수', 'b1e8c3b6bcf6 b0edb0b4 b3afc2a5 b1ddbed7', 'euc-kr'],
    ['陳建宏', 'b3afabd8a7bb b169b6aeb440 a578a55fa5ab b0aab6af', 'big5'],
    ['東京 in Shift JIS', '938c8b9e 91e58de3 8b9e9373', 'shift_jis'],
    ['Иванов', 'e9d7c1cecfd7 cbccc9c5ced4 c4c1d4c1', 'koi8-r'],
    ['Иванов in Windows-1251', 'c8e2e0edeee2 eaebe8e5edf2 e4e0f2e0', 'windows-1251'],
  ])('%s', (_, words, encoding) => {
    expect(guessEncoding(rowsOf(words)).encoding).toBe(encoding);
  });

  test.each([
    ['kanji alone in EUC-JP', 'b3f4bcb0b2f1bcd2 b3f4bcb0b2f1bcd2', 'euc-kr', 'euc-jp'],
    ['Greek', 'cae1f1dceac7f2 c5ebe5edc7 c3e9dcedede7f2', 'windows-1251', 'windows-1253'],
    ['Hebrew', 'e0e1f8e4edf9ecee e3e5e3', 'windows-1251', 'windows-1255'],
  ])('%s passes for another encoding, and what it could be is said', (_, words, taken, meant) => {
    const { encoding, others } = guessEncoding(rowsOf(words));
    expect([encoding, others.includes(encoding)]).toEqual([taken, false]);
    expect(others).toContain(meant);
  });

  test('letters as frequent as in Russian, and many Korean syllables, leave no doubt', () => {
    const russian = 'c8e2e0edeee2 cfe5f2f0eee2 d1e8e4eef0eee2';
    const korean = 'b1e8c3b6bcf6 b0edb0b4 b3afc2a5 b1ddbed7 bcadbfef b4ebc0fc c0ccb9cc b9da';
    expect([russian, korean].map((words) => guessEncoding(rowsOf(words)).others)).toEqual([[], []]);
  });

  test('where several would do, none is assumed, and they are offered instead of a repair', () => {
    const bytes = rowsOf('d8a9ddeed8a9 d8a9ccefdfee ddeeccefdfee ddeeccefdfee');
    const { plan } = previewText({ fileName: 'x.csv', bytes, complete: true });
    expect(plan.needsChoice.map(({ setting }) => setting)).not.toContain('repair');
    expect(plan.warnings[0]?.message).toContain(
      'it may also be Japanese (EUC-JP); Chinese, simplified (GB18030); ',
    );
  });
});

test('characters split between chunks are put together, and the mark is left out', () => {
  const bytes = utf8('\uFEFFZoë 😀');
  const stream = decodeText('utf-8');
  const text = Array.from(bytes, (byte) => stream.push(new Uint8Array([byte]))).join('') + stream.finish();
  expect(text).toBe('Zoë 😀');
});

test('the euro sign of Windows-1252 is read', () => {
  expect(decodeText('windows-1252').push(new Uint8Array([0x80, 0xe9]))).toBe('€é');
});

test.each([
  ['empty', new Uint8Array(0), 'empty'],
  ['only a mark', utf8('\uFEFF'), 'empty'],
  ['gzip', new Uint8Array([0x1f, 0x8b, 8]), 'gzip'],
  ['zip', new Uint8Array([0x50, 0x4b, 3, 4]), 'zip'],
  ['web page', utf8('  <!DOCTYPE html><html>'), 'html'],
  ['drawing', utf8('<svg xmlns="http://www.w3.org/2000/svg">'), 'xml'],
  ['drawing with a comment', utf8('<!-- made by hand -->\n<svg>'), 'xml'],
  ['feed', utf8('\uFEFF<?xml version="1.0"?>'), 'xml'],
  ['XML without a declaration', utf8('<orders><order id="1"/></orders>'), 'xml'],
  ['table with names in brackets', utf8('<TICKER>,<DATE>\nA,1'), 'text'],
  ['table with quoted blanks in brackets', utf8('<5 items,b\n1,2'), 'text'],
  ['JSON array', utf8('[null, 1]'), 'json'],
  ['JSON lines', utf8('{"a":1}\n{"a":2}'), 'json'],
  ['a header in brackets', utf8('[id],[date]\n1,2'), 'text'],
  ['random bytes', Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256), 'binary'],
  ['UTF-16', utf16le('id,name\n1,x\n'), 'text'],
  ['a table', utf8('id,name\n1,x\n'), 'text'],
] as const)('file kind: %s', (_, bytes, kind) => {
  expect(fileKind(bytes)).toBe(kind);
});
