import type { Structure } from '../result-document.ts';

export interface KChoice {
  readonly mode: 'auto' | 'fixed';
  readonly range: readonly [low: number, high: number];
  readonly chosen: number;
  readonly structure: Structure;
  /** One sentence with its numbers. */
  readonly reason: string;
  /** The k that each criterion would choose. */
  readonly votes: readonly Vote[];
  /** The votes for another k than the chosen one; empty when all agree. */
  readonly disagreement: readonly Vote[];
}

export interface Vote {
  readonly criterion: string;
  readonly k: number;
}
