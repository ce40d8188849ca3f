import { isWideText } from './encoding.ts';

/** What the first bytes of a file show it to be, whatever its name says. */
export type FileKind =
  | 'empty'
  | 'text'
  | 'gzip'
  | 'zip'
  | 'parquet'
  | 'ole'
  | 'json'
  | 'html'
  | 'xml'
  | 'image'
  | 'pdf'
  | 'binary';

/**
 * The kind by signature, then by the first visible characters, then by the share of control bytes: `binary` from 2 %
 * of the sample on (UTF-16 excepted). A text that begins with a tag, a comment or a declaration is `xml`, `<TICKER>,`
 * and other column names in brackets excepted. A text that begins with `{` or `[` is `json`. O(min(bytes, 64 KiB)).
 */
export function fileKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty';
  for (const [kind, signature] of SIGNATURES) {
    if (signature.every((byte, i) => bytes[i] === byte)) return kind;
  }
  const start = visibleStart(bytes);
  if (start === '') return controlShare(bytes) > 0.02 ? 'binary' : 'empty';
  if (/^<(?:!doctype html|html|head|body|table|script)\b/i.test(start)) return 'html';
  if (XML_START.test(start)) return 'xml';
  if (looksWide(bytes) || isWideText(bytes)) return 'text';
  if (controlShare(bytes) > 0.02) return 'binary';
  return /^(?:\{\s*["}]|\[\s*(?:[[{"\]\d-]|null|true|false))/.test(start) ? 'json' : 'text';
}

const SIGNATURES: readonly (readonly [FileKind, readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['parquet', [0x50, 0x41, 0x52, 0x31]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
];

const XML_START = /^<(?:[?!]|[a-z_][\w:.-]*(?:[\s/]|>(?!["']?[,;|\t])))/i;

const SAMPLE = 65_536;

function visibleStart(bytes: Uint8Array): string {
  let start = '';
  for (let i = 0; i < Math.min(bytes.length, SAMPLE) && start.length < 40; i++) {
    const byte = bytes[i]!;
    const mark = i < 3 && (byte === 0xef || byte === 0xbb || byte === 0xbf || byte >= 0xfe);
    if (mark || byte === 0 || (start === '' && byte <= 32)) continue;
    start += String.fromCharCode(byte);
  }
  return start;
}

function looksWide(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true;
  const zeros = [0, 0];
  const length = Math.min(bytes.length, 4096);
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i % 2]!++;
  return Math.max(...zeros) > 0.3 * length && Math.min(...zeros) < 0.03 * length;
}

function controlShare(bytes: Uint8Array): number {
  const length = Math.min(bytes.length, SAMPLE);
  let controls = 0;
  for (let i = 0; i < length; i++) {
    const byte = bytes[i]!;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12) controls++;
  }
  return controls / length;
}
