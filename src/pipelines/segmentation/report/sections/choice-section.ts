import { STRUCTURE_PHRASES } from '../../explanation/explain-run.ts';
import { given, joined, prose } from '../../explanation/prose.ts';
import { chance, count, precise } from '../../explanation/quantities.ts';
import type { CurvePoint, ResultDocument } from '../../result-document.ts';
import { sampleWordsOf } from '../../explanation/sample-words.ts';
import { STRUCTURE_THRESHOLDS } from '../../structure/thresholds.ts';
import { type Block, type Chart, type Section, numbers, texts } from '../blocks.ts';
import { type LineBand, lineChart } from '../charts/line-chart.ts';
import type { ReportInput } from '../report-input.ts';
import { cell } from './cells.ts';

/** How many segments, and whether they are more than a cut: every measure beside what data without segments reach. */
export function choiceSection({ result }: ReportInput): Section {
  const { kSelection } = result;
  const { mode, range, chosen, structure, reason, curve, judgedRows } = kSelection;
  return {
    id: 'choice',
    title: ['Choice of the number of segments'],
    newPage: true,
    blocks: [
      {
        kind: 'lead',
        text: prose`${String(chosen)} segments, ${mode === 'fixed' ? 'set by hand' : `chosen from ${range[0]} to ${range[1]}`}; ${STRUCTURE_PHRASES[structure]}.`,
      },
      { kind: 'text', text: [given(reason)] },
      ...disagreementBlocks(kSelection),
      ...sampleBlocks(result),
      ...(judgedRows === null
        ? [
            {
              kind: 'notice' as const,
              text: prose`Structure: not tested. The measures below cannot be compared with data without segments.`,
            },
          ]
        : [
            {
              kind: 'text' as const,
              text: prose`Structure is judged on ${count(judgedRows)} customers; data without segments are copies of them with the same covariance (Gaussian) or the same marginals and rank correlations (copula).`,
            },
          ]),
      { kind: 'charts', charts: curve.length < 2 ? [] : charts(kSelection) },
      ...(curve.length < 2 ? [{ kind: 'table' as const, table: measureTable(curve) }] : []),
    ],
  };
}

function sampleBlocks(result: ReportInput['result']): readonly Block[] {
  const words = sampleWordsOf(result);
  return words === undefined ? [] : [{ kind: 'text', text: prose`${words}` }];
}

function disagreementBlocks({ disagreement, mode }: ResultDocument['kSelection']): readonly Block[] {
  if (disagreement.length === 0 || mode === 'fixed') return [];
  const others = disagreement.map(({ criterion, k }) => `${criterion} ${k}`);
  return [{ kind: 'text', text: prose`Single criteria would take another number: ${joined(others, ', ')}.` }];
}

function charts({ curve, chosen }: ResultDocument['kSelection']): readonly Chart[] {
  const chosenMark = { x: chosen, name: `chosen: ${chosen}` };
  const common = { xTitle: 'segments (k)', chosen: chosenMark };
  const tested = curve.some(({ judgedSilhouette }) => judgedSilhouette !== null);
  const silhouette: Chart = {
    title: 'Silhouette, −1 to 1',
    reading: tested
      ? 'Higher means tighter and better parted segments. Only what lies above both bands is more than data without segments have.'
      : 'Higher means tighter and better parted segments. What data without segments would reach was not tested.',
    drawing: lineChart({
      ...common,
      yAtLeast: [0, 0.1],
      series: [
        {
          name: 'silhouette',
          style: 'main',
          points: points(curve, (each) => (tested ? each.judgedSilhouette : each.silhouette)),
        },
      ],
      bands: [
        band(
          'Gaussian null',
          curve,
          (each) => each.nullSilhouetteMean,
          (each) => each.nullSilhouetteP95,
        ),
        band(
          'copula null',
          curve,
          (each) => each.nullCopulaMean,
          (each) => each.nullCopulaP95,
        ),
      ].filter((each) => each.points.length > 0),
    }),
    table: {
      caption: ['Silhouette by number of segments, with the null bands (mean to 95% quantile)'],
      columns: [
        numbers('k'),
        numbers('All customers'),
        numbers('Judged'),
        numbers('Gaussian mean'),
        numbers('Gaussian 95%'),
        numbers('Copula mean'),
        numbers('Copula 95%'),
      ],
      rows: curve.map((each) => [
        cell(String(each.k)),
        ...[
          each.silhouette,
          each.judgedSilhouette,
          each.nullSilhouetteMean,
          each.nullSilhouetteP95,
          each.nullCopulaMean,
          each.nullCopulaP95,
        ].map((value) => cell(precise(value))),
      ]),
    },
  };
  const inertia: Chart = {
    title: 'Inertia (sum of squared distances)',
    reading:
      'It always falls as segments are added. Where it stops falling fast, further segments explain little.',
    drawing: lineChart({
      ...common,
      yAtLeast: [0, 0],
      series: [{ name: 'inertia', style: 'main', points: points(curve, (each) => each.inertia) }],
    }),
    table: measureTable(curve),
  };
  return tested
    ? [silhouette, strengthChart(curve, common), stabilityChart(curve, common), inertia]
    : [silhouette, inertia];
}

type Common = { readonly xTitle: string; readonly chosen: { readonly x: number; readonly name: string } };

function strengthChart(curve: readonly CurvePoint[], common: Common): Chart {
  return {
    title: 'Prediction strength, 0 to 1',
    reading: `How well the segments of one half of the customers are found in the other (Tibshirani and Walther 2005). Clear segments have ${STRUCTURE_THRESHOLDS.predictionStrength} at least.`,
    drawing: lineChart({
      ...common,
      yAtLeast: [0, 1],
      series: [
        {
          name: 'prediction strength',
          style: 'main',
          points: points(curve, (each) => each.predictionStrength),
        },
      ],
      levels: [
        {
          value: STRUCTURE_THRESHOLDS.predictionStrength,
          name: `clear from ${STRUCTURE_THRESHOLDS.predictionStrength}`,
        },
      ],
    }),
    table: {
      caption: ['Prediction strength and the dip test between the two closest segments'],
      columns: [numbers('k'), numbers('Strength'), numbers('Standard error'), numbers('Dip test, p')],
      rows: curve.map(({ k, predictionStrength, predictionStrengthSe, dipPValue }) => [
        cell(String(k)),
        cell(precise(predictionStrength)),
        cell(precise(predictionStrengthSe)),
        cell(chance(dipPValue)),
      ]),
    },
  };
}

function stabilityChart(curve: readonly CurvePoint[], common: Common): Chart {
  return {
    title: 'Stability of subsamples (mean Jaccard, 0 to 1)',
    reading:
      'How far the segments come back in samples of the customers. The band is what copies without segments reach.',
    drawing: lineChart({
      ...common,
      yAtLeast: [0, 1],
      series: [{ name: 'stability', style: 'main', points: points(curve, (each) => each.stability) }],
      bands: [
        band(
          'copula null',
          curve,
          (each) => each.nullStabilityMean,
          (each) => each.nullStabilityP95,
        ),
      ].filter((each) => each.points.length > 0),
    }),
    table: {
      caption: ['Stability by number of segments, with the null band (mean to 95% quantile)'],
      columns: [numbers('k'), numbers('Stability'), numbers('Null mean'), numbers('Null 95%')],
      rows: curve.map(({ k, stability, nullStabilityMean, nullStabilityP95 }) => [
        cell(String(k)),
        ...[stability, nullStabilityMean, nullStabilityP95].map((value) => cell(precise(value))),
      ]),
    },
  };
}

function measureTable(curve: readonly CurvePoint[]) {
  return {
    caption: ['Further measures by number of segments'],
    columns: [
      numbers('k'),
      numbers('Inertia'),
      numbers('Silhouette'),
      numbers('Calinski–Harabasz'),
      numbers('Davies–Bouldin'),
      numbers('Prediction strength'),
      texts('Dip test, p'),
    ],
    rows: curve.map((each) => [
      cell(String(each.k)),
      cell(precise(each.inertia)),
      cell(precise(each.silhouette)),
      cell(precise(each.calinskiHarabasz)),
      cell(precise(each.daviesBouldin)),
      cell(each.predictionStrength === null ? 'not tested' : precise(each.predictionStrength)),
      cell(each.dipPValue === null ? 'not tested' : chance(each.dipPValue)),
    ]),
  };
}

function points(curve: readonly CurvePoint[], value: (each: CurvePoint) => number | null) {
  return curve.map((each) => ({ x: each.k, y: value(each) ?? undefined }));
}

function band(
  name: string,
  curve: readonly CurvePoint[],
  low: (each: CurvePoint) => number | null,
  high: (each: CurvePoint) => number | null,
): LineBand {
  const known = curve.flatMap((each) => {
    const from = low(each);
    const to = high(each);
    return from === null || to === null ? [] : [{ x: each.k, low: from, high: to }];
  });
  return { name, points: known };
}
