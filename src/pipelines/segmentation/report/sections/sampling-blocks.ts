import { fixedNumber, percentText } from '../../../../base/number-text.ts';
import { type Prose, prose } from '../../explanation/prose.ts';
import { precise, score, share } from '../../explanation/quantities.ts';
import type { Segment } from '../../model.ts';
import type { NullTest, Sampling } from '../../sensitivity/artifacts.ts';
import { TIER_BOUNDS, tierOf } from '../../sensitivity/tiers.ts';
import type { NullBand } from '../../structure/evidence.ts';
import { type Block, type Chart, numbers, texts } from '../blocks.ts';
import { intervalChart } from '../charts/interval-chart.ts';
import { replicateStrips } from '../charts/replicate-strips.ts';
import type { ReportInput } from '../report-input.ts';
import { cell } from './cells.ts';
import { segmentCell, segmentRow } from './segment-title.ts';
import { warningBlocks } from './warning-blocks.ts';

type Segments = ReportInput['findings']['segmentation']['segments'];

/** The bands of Hennig's reading, as stretches of the axis. */
const ZONES = [
  { from: 0, to: TIER_BOUNDS.doubtful, name: 'unstable', style: 'zone-1' },
  { from: TIER_BOUNDS.doubtful, to: TIER_BOUNDS.stable, name: 'doubtful', style: 'zone-2' },
  { from: TIER_BOUNDS.stable, to: TIER_BOUNDS.high, name: 'stable', style: 'zone-3' },
  { from: TIER_BOUNDS.high, to: 1, name: 'highly', style: 'zone-4' },
] as const;

/** Bootstrap: interval plot with tiers and null band, and how the replicates are spread. */
export function samplingBlocks(
  segments: Segments,
  sampling: Sampling,
  tested: Pick<NullTest, 'sampling' | 'samplingOfCopula'> | undefined,
): readonly Block[] {
  const nulls = tested?.sampling;
  return [
    {
      kind: 'text',
      text: prose`${String(sampling.replicates)} bootstrap samples of the customers were segmented again. ${nullText(nulls, tested?.samplingOfCopula)}`,
    },
    { kind: 'charts', charts: [intervals(segments, sampling, nulls), distribution(segments, sampling)] },
    ...warningBlocks(sampling.warnings),
  ];
}

function nullText(nulls: NullBand | undefined, copula: NullBand | undefined): Prose {
  if (nulls === undefined) return prose`What data without segments would reach was not tested.`;
  const kept =
    copula === undefined
      ? undefined
      : prose` Copies that keep the distribution of each feature reach ${score(copula.mean)} and ${score(copula.p95)}; they keep what a single feature shows of segments, so that segments need not exceed them.`;
  return prose`Pieces of data without segments reach ${score(nulls.mean)} on average and ${score(nulls.p95)} at the 95% quantile.${kept}`;
}

function intervals(segments: Segments, { segments: sampled }: Sampling, nulls: NullBand | undefined): Chart {
  return {
    title: 'Robustness: mean Jaccard with the middle 95% of replicates, 0 to 1',
    reading: `Right is better; the tinted stretches are the tiers.${nulls === undefined ? '' : ' The grey band is what data without segments reach (mean to 95% quantile).'}`,
    drawing: intervalChart({
      rows: segments.map((segment, i) => {
        const each = sampled[i];
        const known = each !== undefined && Number.isFinite(each.mean);
        return {
          ...segmentRow(segment),
          range: known ? { low: each.low, middle: each.mean, high: each.high } : undefined,
          text: known ? `${fixedNumber(each.mean, 2)} ${tierOf(each.mean) ?? ''}` : 'not tested',
        };
      }),
      zones: ZONES,
      ...(nulls !== undefined && { nullBand: { from: Math.min(nulls.mean, nulls.p95), to: nulls.p95 } }),
      domain: [0, 1],
      xTitle: 'Jaccard',
    }),
    table: {
      caption: ['Robustness of each segment over bootstrap samples'],
      columns: [
        texts('Segment'),
        numbers('Mean'),
        numbers('2.5%'),
        numbers('97.5%'),
        texts('Tier'),
        numbers('Dissolved'),
        numbers('Recovered'),
        numbers('Without segments, 95%'),
      ],
      rows: segments.map((segment, i) => samplingRow(segment, sampled[i], nulls)),
    },
  };
}

function samplingRow(
  segment: Segment,
  each: Sampling['segments'][number] | undefined,
  nulls: NullBand | undefined,
) {
  return [
    segmentCell(segment),
    cell(precise(each?.mean)),
    cell(precise(each?.low)),
    cell(precise(each?.high)),
    cell(tierOf(each?.mean ?? NaN) ?? 'not tested'),
    cell(share(each?.dissolved)),
    cell(share(each?.recovered)),
    cell(nulls === undefined ? 'not tested' : precise(nulls.p95)),
  ];
}

const BINS = 20;
const TABLE_BINS = 5;

function distribution(segments: Segments, sampling: Sampling): Chart {
  const counted = segments.map((_, i) => countsOf(sampling, i, BINS));
  return {
    title: 'How often replicates reached which Jaccard',
    reading: `Two humps mean that a segment is found whole or not at all. The lines are at ${TIER_BOUNDS.dissolved} (dissolved) and ${TIER_BOUNDS.recovered} (recovered).`,
    drawing: replicateStrips(
      segments.map((segment, i) => ({
        ...segmentRow(segment),
        counts: counted[i] ?? [],
        text: `${percentText(sampling.segments[i]?.recovered)} recovered`,
      })),
      [TIER_BOUNDS.dissolved, TIER_BOUNDS.recovered],
    ),
    table: {
      caption: ['Replicates by the Jaccard that each segment reached'],
      columns: [
        texts('Segment'),
        ...Array.from({ length: TABLE_BINS }, (_, i) =>
          numbers(`${fixedNumber(i / TABLE_BINS, 1)}–${fixedNumber((i + 1) / TABLE_BINS, 1)}`),
        ),
      ],
      rows: segments.map((segment, i) => [
        segmentCell(segment),
        ...countsOf(sampling, i, TABLE_BINS).map((count) => cell(String(count))),
      ]),
    },
  };
}

function countsOf({ scores, k, replicates }: Sampling, segment: number, bins: number): readonly number[] {
  const counts = Array.from({ length: bins }, () => 0);
  for (let replicate = 0; replicate < replicates; replicate++) {
    const value = scores[replicate * k + segment] ?? NaN;
    if (!Number.isNaN(value)) counts[Math.min(bins - 1, Math.floor(value * bins))]!++;
  }
  return counts;
}
