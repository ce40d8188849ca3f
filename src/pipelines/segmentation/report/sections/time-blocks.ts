import { type Prose, prose } from '../../explanation/prose.ts';
import { count, score } from '../../explanation/quantities.ts';
import type { DriftTest, TimeTest } from '../../sensitivity/artifacts.ts';
import { type Block, type Table, numbers, texts } from '../blocks.ts';
import type { ReportInput } from '../report-input.ts';
import { cell } from './cells.ts';
import { sharedCells } from './shared-cells.ts';
import { jaccardCell } from './feature-blocks.ts';
import { segmentColumns } from './segment-columns.ts';
import { segmentCell } from './segment-title.ts';
import { warningBlocks } from './warning-blocks.ts';

type Segments = ReportInput['findings']['segmentation']['segments'];

/** Profiles rebuilt from other periods, and whether behaviour drifts between the halves by more than chance. */
export function timeBlocks(segments: Segments, { windows, drift, warnings }: TimeTest): readonly Block[] {
  return [
    { kind: 'text', text: driftText(drift) },
    { kind: 'table', table: windowTable(segments, windows) },
    ...(drift === undefined
      ? []
      : [
          { kind: 'table' as const, table: driftTable(segments, drift) },
          { kind: 'table' as const, table: transitionTable(segments, drift) },
        ]),
    ...warningBlocks(warnings),
  ];
}

function driftText(drift: DriftTest | undefined): Prose {
  if (drift === undefined) return prose`Drift between the halves: not tested, they hold too little.`;
  const { customers, agreement, exchanged, z, found } = drift;
  return prose`${found ? 'Behaviour drifts' : 'No drift was found'} between the halves: over ${count(customers)} customers active in both, the segments agree to ${score(agreement)}; where each customer’s weeks are exchanged at random they agree to ${score(exchanged.mean)} (5% quantile ${score(exchanged.p05)}, z = ${score(z)}).`;
}

function windowTable(segments: Segments, windows: TimeTest['windows']): Table {
  return {
    caption: ['Jaccard of each segment with its match in profiles rebuilt from one period'],
    columns: [texts('Period'), numbers('Customers'), ...segmentColumns(segments)],
    rows: windows.map(({ title, from, to, customers, jaccard }) => [
      cell(`${title}, ${from} to ${to}`),
      cell(count(customers)),
      ...segments.map((_, i) => jaccardCell(jaccard[i])),
    ]),
  };
}

function driftTable(segments: Segments, drift: DriftTest): Table {
  return {
    caption: ['Agreement between the halves, segment by segment, beside exchanged weeks'],
    columns: [texts('Segment'), numbers('Jaccard'), numbers('Exchanged, mean'), numbers('Exchanged, 5%')],
    rows: segments.map((segment, i) => [
      segmentCell(segment),
      cell(score(drift.segments[i]?.jaccard)),
      cell(score(drift.segments[i]?.expected)),
      cell(score(drift.segments[i]?.expectedLow)),
    ]),
  };
}

function transitionTable(segments: Segments, { transitions }: DriftTest): Table {
  const width = segments.length;
  return {
    caption: ['Customers from their segment in the first half (row) to that in the second (column)'],
    columns: [texts('First half'), ...segmentColumns(segments)],
    rows: segments.map((segment, from) => [
      segmentCell(segment),
      ...sharedCells(Array.from(transitions.subarray(from * width, (from + 1) * width))),
    ]),
  };
}
