/** How the page held up while a run went on. */
export interface FrameFacts {
  /** Tasks that kept the main thread for more than 50 ms; undefined where the browser does not tell. */
  readonly longTasks: TimesOver | undefined;
  /** Frames that took more than 50 ms from their first script to their drawing; undefined where the browser does not tell. */
  readonly longFrames: TimesOver | undefined;
  /** Frames drawn, and those that should have been drawn between them; undefined when the page was hidden meanwhile. */
  readonly frames: { readonly drawn: number; readonly dropped: number } | undefined;
}

export interface TimesOver {
  readonly count: number;
  readonly longestMs: number;
}
