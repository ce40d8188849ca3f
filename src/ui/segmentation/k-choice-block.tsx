import { memo, useCallback, useMemo, useState } from 'react';
import type { EvidenceView, SweepView } from '../../pipelines/segmentation/views.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import { MeasuredBox } from '../charts/measured-box.tsx';
import { formatCount } from '../parts/format-number.ts';
import { MeasuresTable } from '../structure/measures-table.tsx';
import { KControl } from './k-control.tsx';
import { KCurves } from './k-curves.tsx';
import { KDisagreement } from './k-disagreement.tsx';
import { KExplained, KHelp } from './k-help.tsx';
import { classicalSeries, structureSeries } from './k-series.ts';
import { kTable } from './k-table.ts';
import type { OtherVote } from './other-votes.ts';

export interface KChoiceBlockProps {
  readonly sweep: SweepView;
  readonly evidence: EvidenceView | undefined;
  /** Ends of the horizontal axis: also of what is still to come. */
  readonly range: readonly [low: number, high: number];
  /** The k that can be shown; empty while there are none. */
  readonly choices: readonly number[];
  readonly shown: number | undefined;
  /** The k that the curves point out: the shown one, once it is of the same run. */
  readonly marked: number | undefined;
  /** The chosen k with what single criteria would take instead; undefined until it is chosen. */
  readonly recommendation:
    | {
        readonly k: number;
        readonly agreeing: readonly string[];
        readonly others: readonly OtherVote[];
        readonly elbow: number | 'none';
        /** Whether the data show no structure at any k, so that none is recommended. */
        readonly nothingFound: boolean;
      }
    | undefined;
  /** How far the run is with these numbers; undefined when it is through. */
  readonly soFar: string | undefined;
  readonly onChoose: (k: number) => void;
}

const LEAD =
  'Each chart judges every number of segments by one measure; the solid line marks the number that is shown, the dashed one the number that is recommended or, without structure, chosen. ' +
  'Grey bands show what data without segments have, from their mean to what 95% of them stay below: only what exceeds them says anything about structure.';
const LEAD_OF_ONE =
  'Each measure of this number of segments stands beside what it is to be held against: data without segments, or the value that its authors ask for. ' +
  'Measures without either are not tested; they only compare one number of segments with another.';

/** The measures over k, with the control that chooses which segmentation is shown. */
export const KChoiceBlock = memo(function KChoiceBlock(props: KChoiceBlockProps) {
  const { sweep, evidence, range, choices, shown, marked, recommendation, soFar, onChoose } = props;
  const [explained, setExplained] = useState<string>();
  const explain = useCallback(
    (title: string) => setExplained((before) => (before === title ? undefined : title)),
    [],
  );
  const elbow = recommendation?.elbow;
  const deciding = useMemo(() => structureSeries(sweep, evidence), [sweep, evidence]);
  const classical = useMemo(() => classicalSeries(sweep, elbow), [sweep, elbow]);
  const curves = useMemo(() => [...deciding, ...classical], [deciding, classical]);
  const table = useMemo(() => kTable(sweep, evidence), [sweep, evidence]);
  const only = sweep.points[0];
  const judged = evidence === undefined ? undefined : judgedWords(evidence);
  if (range[0] === range[1] && only !== undefined) {
    return (
      <ChartFrame
        title={`Measures at ${only.k} segments`}
        subtitle={soFar ?? judged}
        howToRead={<KHelp lead={LEAD_OF_ONE} />}
        drawing="table"
        fileName="strata-choice-of-k"
      >
        <MeasuresTable point={only} evidence={evidence?.points.find(({ k }) => k === only.k)} />
      </ChartFrame>
    );
  }
  return (
    <ChartFrame
      title="Measures by number of segments"
      subtitle={soFar ?? judged}
      howToRead={<KHelp lead={LEAD} />}
      table={table}
      drawing="svg"
      fileName="strata-choice-of-k"
      above={
        choices.length > 1 ? (
          <KControl
            choices={choices}
            shown={shown}
            recommended={recommendation?.k}
            nothingFound={recommendation?.nothingFound === true}
            onChoose={onChoose}
          />
        ) : undefined
      }
      below={
        <>
          {explained === undefined ? undefined : <KExplained title={explained} />}
          {recommendation === undefined ? undefined : (
            <KDisagreement
              chosen={recommendation.k}
              agreeing={recommendation.agreeing}
              others={recommendation.others}
              onChoose={onChoose}
            />
          )}
        </>
      }
    >
      <MeasuredBox>
        {(width) => (
          <KCurves
            curves={curves}
            choices={choices}
            range={range}
            width={width}
            shown={marked}
            recommended={recommendation?.k}
            explained={explained}
            onExplain={explain}
            onChoose={onChoose}
          />
        )}
      </MeasuredBox>
    </ChartFrame>
  );
});

function judgedWords({ judgedRows, points }: EvidenceView): string {
  const draws = points[0]?.nullGaussian?.draws;
  const copies = draws === undefined ? '' : `, against ${formatCount(draws)} copies of each null model`;
  return `structure judged on ${formatCount(judgedRows)} customers${copies}`;
}
