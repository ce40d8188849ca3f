import { countText } from './number-text.ts';

/** An untrusted value is not what it has to be; the message names the place. */
export class Misfit extends Error {
  readonly path: string;
  constructor(path: string, words: string) {
    super(`“${path}” ${words}`);
    this.path = path;
  }
}

/** Readers of untrusted values: each gives the value as its type, or throws {@link Misfit}. */
export function readRecord(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Misfit(path, 'is not an object');
  return value as Readonly<Record<string, unknown>>;
}

export function readText(value: unknown, path: string, most = 500): string {
  if (typeof value !== 'string') throw new Misfit(path, 'is not a text');
  if (value.length > most) throw new Misfit(path, `is longer than ${countText(most)} characters`);
  return value;
}

export function readWhole(value: unknown, path: string, most: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > most)
    throw new Misfit(path, `is not a whole number from 0 to ${most}`);
  return value;
}

export function readNumber(
  value: unknown,
  path: string,
  least = -Number.MAX_VALUE,
  most = Number.MAX_VALUE,
): number {
  if (typeof value !== 'number' || !(value >= least && value <= most))
    throw new Misfit(path, `is not a number from ${least} to ${most}`);
  return value;
}

export function readFlag(value: unknown, path: string): boolean {
  if (typeof value !== 'boolean') throw new Misfit(path, 'is neither true nor false');
  return value;
}

export function readOneOf<T extends string>(value: unknown, path: string, known: readonly T[]): T {
  const found = known.find((each) => each === value);
  if (found === undefined) throw new Misfit(path, `is none of ${known.join(', ')}`);
  return found;
}

export function readList<T>(
  value: unknown,
  path: string,
  { most, each }: { readonly most: number; each(value: unknown, path: string): T },
): readonly T[] {
  if (!Array.isArray(value)) throw new Misfit(path, 'is not a list');
  if (value.length > most) throw new Misfit(path, `has more than ${countText(most)} entries`);
  return value.map((entry, at) => each(entry, `${path}[${at}]`));
}

/** What `read` makes of a value that may be absent. */
export function readOptional<T>(
  value: unknown,
  path: string,
  read: (value: unknown, path: string) => T,
): T | undefined {
  return value === undefined || value === null ? undefined : read(value, path);
}

const HASH = /^[0-9a-f]{64}$/;

/** Whether it is written like a SHA-256. */
export function isHash(value: unknown): value is string {
  return typeof value === 'string' && HASH.test(value);
}

export function readHash(value: unknown, path: string): string {
  if (!isHash(value)) throw new Misfit(path, 'is not a SHA-256');
  return value;
}
