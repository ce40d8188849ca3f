/** What a person made of a segment. */
export interface SegmentByHand {
  /** Segments of the run that it is made of, ascending; several are merged. */
  readonly sources: readonly number[];
  /** What rules call it. */
  readonly generatedName: string;
  readonly description: string | undefined;
  /** Place in the palette; undefined: the colour of its first source. */
  readonly colour: number | undefined;
  /** Left out of lists and verdicts, and drawn grey; such segments come last. */
  readonly isSetAside: boolean;
}
