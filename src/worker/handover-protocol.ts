import type { HandedChoice } from '../pipelines/segmentation/handover/handed-run-of.ts';
import type { HandoverFileId } from '../pipelines/segmentation/handover/handover-file.ts';

/** Which files of a finished run are to be written, of which segments. */
export interface HandoverRequest {
  readonly choice: HandedChoice;
  /** One alone is given as it is, several as one zip archive. */
  readonly files: readonly HandoverFileId[];
}

/** The file or the archive, and what could not be written. */
export interface HandedOver {
  /** Undefined where no file could be written. */
  readonly content: Blob | undefined;
  /** How many files are in it. */
  readonly written: number;
  readonly refused: readonly { readonly id: HandoverFileId; readonly reason: string }[];
  /** A sentence for each feature that the written files call otherwise than the run does. */
  readonly renamed: readonly string[];
}
