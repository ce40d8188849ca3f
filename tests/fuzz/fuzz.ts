import { type Random, randomStream } from '../../src/base/random.ts';

/** Something that takes hostile input: each attempt makes one input from the stream and throws when it is taken badly. */
export interface FuzzTarget {
  readonly name: string;
  /** Longest that one input may take; default {@link MOST_MS}. */
  readonly mostMs?: number;
  attempt(random: Random): Promise<void>;
}

/** An input that was taken badly; seed and index make it again. */
export interface Finding {
  readonly target: string;
  readonly seed: number;
  readonly index: number;
  readonly what: string;
}

export interface FuzzPlan {
  readonly seed: number;
  readonly inputs: number;
  /** Index of the first input; default 0. */
  readonly from?: number;
  readonly now: () => number;
  readonly onInput?: (index: number) => void;
}

/** Longest that one input may take. */
export const MOST_MS = 5000;

/** Gives a target so many inputs, and back what went wrong: something was thrown, took too long, or reached a prototype. */
export async function fuzz(target: FuzzTarget, plan: FuzzPlan): Promise<readonly Finding[]> {
  const { seed, inputs, from = 0, now, onInput } = plan;
  const findings: Finding[] = [];
  for (let index = from; index < from + inputs; index++) {
    onInput?.(index);
    const started = now();
    const finding = (what: string): void => void findings.push({ target: target.name, seed, index, what });
    try {
      await target.attempt(randomStream(seed, target.name, index));
    } catch (thrown) {
      finding(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
    }
    const ms = now() - started;
    if (ms > (target.mostMs ?? MOST_MS)) finding(`took ${Math.round(ms)} ms`);
    if ('polluted' in {}) {
      finding('Object.prototype was changed');
      Reflect.deleteProperty(Object.prototype, 'polluted');
    }
  }
  return findings;
}
