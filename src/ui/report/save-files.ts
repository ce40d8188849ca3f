import { assignmentsCsv } from '../../pipelines/segmentation/result/assignments-csv.ts';
import type { AppState } from '../../state/app-state.ts';
import { download } from '../parts/download.ts';

type RunPart = Pick<AppState, 'run'>;

/** The last result as JSON, as the command line writes it. */
export function saveResult({ run }: RunPart): void {
  if (run.result !== undefined) download('result.json', 'application/json', json(run.result));
}

/** The configuration of the last result. */
export function saveConfiguration({ run }: RunPart): void {
  if (run.result !== undefined) download('config.json', 'application/json', json(run.result.config));
}

/** The segment of every customer in the last result, with the certainty of its assignment. */
export function saveAssignments({ run }: RunPart): void {
  const { profiles, segmentations, sampling } = run.views;
  const chosen = segmentations?.byK.find(({ k }) => k === run.result?.kSelection.chosen);
  if (profiles === undefined || chosen === undefined) return;
  const certainty = sampling?.k === chosen.k ? sampling.certainty : undefined;
  const csv = assignmentsCsv(profiles.ids, chosen, certainty, { rawCells: false });
  download('assignments.csv', 'text/csv', csv);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
