/** Distinct texts of a column in order of appearance, found by their bytes. */
export interface TextPlaces {
  /** The first is blank. */
  readonly entries: readonly string[];
  /** Where a text stands among the entries; decoded when it is first met. */
  place(bytes: Uint8Array): number;
  /** Whether it pays to look texts up: not where most are new, or too many are held. */
  pays(): boolean;
  /** Whether so many are held that a new list should be begun. */
  isFull(): boolean;
}

/** An empty {@link TextPlaces}. O(length) a text; memory: each distinct text, twice. */
export function createTextPlaces(decode: (bytes: Uint8Array) => string): TextPlaces {
  const entries = [''];
  let table = new Int32Array(1024);
  let hashes = new Int32Array(512);
  let ends = new Int32Array(512);
  let stored = new Uint8Array(4096);
  let asked = 0;

  function grow(): void {
    hashes = wider(hashes, Int32Array);
    ends = wider(ends, Int32Array);
    table = new Int32Array(2 * table.length);
    for (let place = 1; place < entries.length; place++) table[slotFor(hashes[place]!)] = place;
  }

  function slotFor(hash: number): number {
    let slot = hash & (table.length - 1);
    while (table[slot] !== 0) slot = (slot + 1) & (table.length - 1);
    return slot;
  }

  function isAt(place: number, bytes: Uint8Array): boolean {
    const start = ends[place - 1]!;
    if (ends[place]! - start !== bytes.length) return false;
    for (let i = 0; i < bytes.length; i++) if (stored[start + i] !== bytes[i]) return false;
    return true;
  }

  function add(hash: number, bytes: Uint8Array): number {
    if (entries.length === hashes.length) grow();
    const place = entries.push(decode(bytes)) - 1;
    const start = ends[place - 1]!;
    while (stored.length < start + bytes.length) stored = wider(stored, Uint8Array);
    stored.set(bytes, start);
    ends[place] = start + bytes.length;
    hashes[place] = hash;
    table[slotFor(hash)] = place;
    return place;
  }

  const isFull = (): boolean => entries.length > MOST_ENTRIES || ends[entries.length - 1]! > MOST_BYTES;

  return {
    entries,
    isFull,
    pays: () => !isFull() && (asked < ENOUGH || entries.length < asked / 2),
    place(bytes) {
      asked++;
      const hash = hashOf(bytes);
      const last = table.length - 1;
      for (let slot = hash & last; table[slot] !== 0; slot = (slot + 1) & last) {
        const place = table[slot]!;
        if (hashes[place] === hash && isAt(place, bytes)) return place;
      }
      return add(hash, bytes);
    },
  };
}

/** Texts after which it is judged whether looking them up pays. */
const ENOUGH = 500_000;

const MOST_ENTRIES = 4_000_000;

const MOST_BYTES = 268_435_456;

/** Fowler, Noll and Vo 1991, the halves folded into each other. */
function hashOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return hash ^ (hash >>> 15);
}

function wider<Values extends { readonly length: number; set(values: Values): void }>(
  values: Values,
  Wider: new (length: number) => Values,
): Values {
  const twice = new Wider(2 * values.length);
  twice.set(values);
  return twice;
}
