import type { Certainty } from './register.ts';
import type { Prose } from './prose.ts';

/** One question and its answer. */
export interface Answer {
  readonly question: string;
  readonly text: Prose;
}

/** What is said of a segment, as sure as the tests allow. */
export interface SegmentExplanation {
  /** From 0. */
  readonly segment: number;
  readonly certainty: Certainty;
  /** Who they are, what they are worth, how sure that is, the verdict, what to do next. */
  readonly answers: readonly Answer[];
}

/** What is said of the whole run. */
export interface RunExplanation {
  /** The answer in one sentence: "5 segments, clear structure; 4 stable, 1 doubtful." */
  readonly headline: Prose;
  readonly certainty: Certainty;
  /** Structure, stability, drift, value, what segments foretell, verdicts. */
  readonly answers: readonly Answer[];
}
