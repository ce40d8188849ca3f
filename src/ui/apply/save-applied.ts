import { assignmentsCsv } from '../../pipelines/segmentation/result/assignments-csv.ts';
import type { AppliedData } from '../../worker/applied-data.ts';
import type { download } from '../parts/download.ts';

type Save = typeof download;

/** The segment of every new customer, as the command line writes it. */
export function saveAssignments({ ids, labels, model }: AppliedData, save: Save): void {
  const csv = assignmentsCsv(ids, { labels, segments: model.segments }, undefined, { rawCells: false });
  save('assignments.csv', 'text/csv', csv);
}

/** How the new customers compare with those of the run, as the command line writes it. */
export function saveDrift({ drift }: AppliedData, save: Save): void {
  save('drift.json', 'application/json', `${JSON.stringify(drift, undefined, 2)}\n`);
}
