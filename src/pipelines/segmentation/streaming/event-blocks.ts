import type { SegmentationConfig } from '../config.ts';

/** What is generated, and from which seed: all that it takes to make any block of it again. */
export interface GeneratedSource {
  readonly settings: SegmentationConfig['synthetic'];
  readonly seed: number;
}

/** Events that are not held: stages make them again, block by block, and keep what they count. */
export interface EventBlocks {
  readonly source: GeneratedSource;
  /** Rows drawn before each block, and ids; the last entry is behind the last block. */
  readonly firstRow: Float64Array;
  readonly firstId: Int32Array;
  /** What the codes stand for. */
  readonly names: CodeNames;
}

/** The words behind the codes of events. */
export interface CodeNames {
  readonly category: readonly string[] | undefined;
  readonly device: readonly string[] | undefined;
  readonly channel: readonly string[] | undefined;
}

/** Blocks of which the quality rules set rows aside whenever they are made. */
export interface CheckedBlocks extends EventBlocks {
  readonly quality: SegmentationConfig['quality'];
}
