import type { Random } from '../../src/base/random.ts';

/**
 * One entry of the corpus with one to eight changes: bits flipped, bytes put in, stretches cut out, repeated or taken from
 * another entry, the end cut off, or a token that means something to readers laid over it. At most 256 KiB.
 */
export function mutatedBytes(
  corpus: readonly Uint8Array[],
  tokens: readonly Uint8Array[],
  random: Random,
): Uint8Array {
  let bytes = Array.from(corpus[random.below(corpus.length)]!);
  for (let left = random.integer(1, 8); left > 0; left--) {
    const change = CHANGES[random.below(CHANGES.length)]!;
    bytes = change(bytes, { corpus, tokens, random }).slice(0, MOST_BYTES);
  }
  return Uint8Array.from(bytes);
}

const MOST_BYTES = 262_144;

interface Sources {
  readonly corpus: readonly Uint8Array[];
  readonly tokens: readonly Uint8Array[];
  readonly random: Random;
}

type Change = (bytes: number[], sources: Sources) => number[];

const flipBit: Change = (bytes, { random }) => {
  if (bytes.length === 0) return bytes;
  const at = random.below(bytes.length);
  return bytes.with(at, bytes[at]! ^ (1 << random.below(8)));
};

const replaceByte: Change = (bytes, { random }) =>
  bytes.length === 0 ? bytes : bytes.with(random.below(bytes.length), random.below(256));

const insertToken: Change = (bytes, { tokens, random }) => {
  const token = tokens[random.below(tokens.length)]!;
  return bytes.toSpliced(random.below(bytes.length + 1), 0, ...token);
};

const overwriteWithToken: Change = (bytes, { tokens, random }) => {
  const token = tokens[random.below(tokens.length)]!;
  return bytes.toSpliced(random.below(bytes.length + 1), token.length, ...token);
};

const cutOut: Change = (bytes, { random }) => {
  const [from, to] = stretch(bytes, random);
  return bytes.toSpliced(from, to - from);
};

const repeat: Change = (bytes, { random }) => {
  const [from, to] = stretch(bytes, random);
  const piece = bytes.slice(from, to);
  const copies = Array.from({ length: random.integer(1, 12) }, () => piece).flat();
  return [...bytes.slice(0, to), ...copies, ...bytes.slice(to)];
};

const spliceOther: Change = (bytes, { corpus, random }) => {
  const other = Array.from(corpus[random.below(corpus.length)]!);
  const [from, to] = stretch(other, random);
  const at = random.below(bytes.length + 1);
  return [...bytes.slice(0, at), ...other.slice(from, to), ...bytes.slice(at)];
};

const cutEnd: Change = (bytes, { random }) => bytes.slice(0, random.below(bytes.length + 1));

const CHANGES: readonly Change[] = [
  flipBit,
  replaceByte,
  insertToken,
  overwriteWithToken,
  cutOut,
  repeat,
  spliceOther,
  cutEnd,
];

function stretch(bytes: readonly number[], random: Random): [number, number] {
  const from = random.below(bytes.length + 1);
  return [from, Math.min(bytes.length, from + random.below(200))];
}
