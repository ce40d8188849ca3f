/** Which kinds of facts the data carry: a feature that needs an absent one is absent, and says so. */
export interface EventFacts {
  readonly purchases: boolean;
  /** Purchases carry amounts. */
  readonly amounts: boolean;
  /** Sessions, views and carts, not only purchases. */
  readonly behaviour: boolean;
  readonly discount: boolean;
  readonly category: boolean;
  readonly device: boolean;
  /** Times carry an hour, not only a day. */
  readonly hours: boolean;
}

/**
 * What is known of some events without looking at them again. Summaries of parts join to the summary of the whole,
 * whatever the parts, as long as no id occurs in two of them.
 */
export interface EventSummary {
  readonly events: number;
  /** Distinct ids that occur. */
  readonly ids: number;
  /** Exact copies of earlier rows. */
  readonly repeated: number;
  readonly facts: EventFacts;
  /** Milliseconds after midnight UTC of the first event. */
  readonly timeOfDay: number;
  /** Of all events, ms since 1970 UTC; ±∞ without any. */
  readonly firstTime: number;
  readonly lastTime: number;
  /** Numbers that add up to net revenue, and to refunds. */
  readonly revenue: readonly number[];
  readonly refunds: readonly number[];
  /** By index of the event types. */
  readonly byType: Float64Array;
  /** Days since 1970-01-01 UTC with events, in order, and how many each has. */
  readonly days: Int32Array;
  readonly byDay: Float64Array;
}
