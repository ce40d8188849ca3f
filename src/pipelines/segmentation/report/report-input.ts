import type { Findings } from '../judgement/findings.ts';
import type { SegmentVerdict } from '../judgement/verdict.ts';
import type { PresetName } from '../presets.ts';
import type { ResultDocument } from '../result-document.ts';

/** All that a report is made of: finished artifacts, what was judged of them, and where and when. */
export interface ReportInput {
  readonly result: Omit<ResultDocument, 'segments'>;
  readonly findings: Findings;
  /** One for each segment of `findings.segmentation` that was not set aside, in its order; overrides are in them. */
  readonly verdicts: readonly SegmentVerdict[];
  /** What the settings are compared with. */
  readonly preset: PresetName;
  /** When the report is made, as it is to be printed: "2026-11-20 14:05 UTC". */
  readonly createdAt: string;
}
