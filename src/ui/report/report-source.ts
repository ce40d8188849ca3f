import type { ResultDocument } from '../../pipelines/segmentation/result-document.ts';
import type { SegmentationViews } from '../../pipelines/segmentation/views.ts';
import type { Draft } from '../../state/draft.ts';
import type { ShownSegmentation } from '../../state/selectors.ts';

/** All that a report is written from: a finished run, the segments looked at, and what they are judged by now. */
export interface ReportSource {
  readonly result: ResultDocument;
  readonly views: Partial<SegmentationViews>;
  readonly shown: ShownSegmentation;
  /** Of the k that the run chose, edited like the shown one. */
  readonly chosen: ShownSegmentation | undefined;
  readonly judgedBy: Pick<Draft['config'], 'validation' | 'actionability' | 'economics'>;
  readonly overrides: Draft['overrides'];
  readonly preset: Draft['preset'];
}
