type Scores = readonly [low: number, high: number];

/** A named group of customers by their scores; both ends of each range belong to it. */
export interface RfmSegment {
  readonly name: string;
  readonly recency: Scores;
  readonly frequency: Scores;
  readonly monetary: Scores;
}

/** The segments of the R package rfm 0.3.0 with the limits of its tests; the first that fits names a customer. */
export const RFM_SEGMENTS: readonly RfmSegment[] = [
  { name: 'Champions', recency: [4, 5], frequency: [4, 5], monetary: [4, 5] },
  { name: 'Loyal Customers', recency: [2, 5], frequency: [3, 5], monetary: [3, 5] },
  { name: 'Potential Loyalist', recency: [3, 5], frequency: [1, 3], monetary: [1, 3] },
  { name: 'New Customers', recency: [4, 5], frequency: [1, 1], monetary: [1, 1] },
  { name: 'Promising', recency: [3, 4], frequency: [1, 1], monetary: [1, 1] },
  { name: 'Need Attention', recency: [2, 3], frequency: [2, 3], monetary: [2, 3] },
  { name: 'About To Sleep', recency: [2, 3], frequency: [1, 2], monetary: [1, 2] },
  { name: 'At Risk', recency: [1, 2], frequency: [2, 5], monetary: [2, 5] },
  { name: "Can't Lose Them", recency: [1, 1], frequency: [4, 5], monetary: [4, 5] },
  { name: 'Lost', recency: [1, 2], frequency: [1, 2], monetary: [1, 2] },
];

/** Names in the order of {@link rfmSegmentOf}: the segments, then "Others". */
export const RFM_NAMES: readonly string[] = [...RFM_SEGMENTS.map(({ name }) => name), 'Others'];

/** Index into {@link RFM_NAMES} of a customer with these scores. O(segments). */
export function rfmSegmentOf(recency: number, frequency: number, monetary: number): number {
  const within = ([low, high]: Scores, score: number): boolean => score >= low && score <= high;
  const index = RFM_SEGMENTS.findIndex(
    (segment) =>
      within(segment.recency, recency) &&
      within(segment.frequency, frequency) &&
      within(segment.monetary, monetary),
  );
  return index === -1 ? RFM_SEGMENTS.length : index;
}
