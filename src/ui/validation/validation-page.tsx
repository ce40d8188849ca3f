import { memo, useMemo } from 'react';
import { hasMerged, sweptK } from '../../pipelines/segmentation/edits/swept.ts';
import type { Segment } from '../../pipelines/segmentation/model.ts';
import type { SegmentVerdict } from '../../pipelines/segmentation/judgement/verdict.ts';
import { shownSegmentation, type ShownSegmentation } from '../../state/selectors.ts';
import { useActions, useApp } from '../app-context.ts';
import { useSegmentStyles } from '../use-segment-styles.ts';

import { useFindings } from '../judgement/use-findings.ts';
import { useShownOverrides, useVerdicts } from '../judgement/use-verdicts.ts';
import { formatFull, formatNumber } from '../parts/format-number.ts';
import { OneByOne } from '../parts/one-by-one.tsx';
import { PageFrame } from '../parts/page-frame.tsx';
import { Panel } from '../parts/panel.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { StaleBlock } from '../parts/stale-block.tsx';
import { StatList } from '../parts/stat-list.tsx';
import { Verdict } from '../parts/verdict.tsx';
import { ResultsPending } from '../shell/results-pending.tsx';
import { useKMeasures } from '../segmentation/use-k-measures.ts';
import { MeasuresTable } from '../structure/measures-table.tsx';
import { StructureMark } from '../structure/structure-mark.tsx';
import { ThresholdPanel } from '../thresholds/threshold-panel.tsx';
import { useStaleness } from '../use-staleness.ts';
import { ValuePanels } from '../value/value-panels.tsx';
import { OtherOverrides } from './other-overrides.tsx';
import { ReturnsChart } from './returns-chart.tsx';
import { type RunCheck, runChecks } from './run-checks.ts';
import styles from './validation-page.module.css';
import { dispositionWords } from './validation-words.ts';
import { VerdictDetail } from './verdict-detail.tsx';
import { VerdictMatrix } from './verdict-matrix.tsx';

const SHOWN = [
  'acquired',
  'checked',
  'identity',
  'segmentations',
  'sampling',
  'featureTest',
  'timeTest',
  'nullTest',
  'value',
  'rfm',
  'prediction',
] as const;

/** What to do with each segment, why, and which checks were made on the data and on the result. */
export function ValidationPage() {
  const views = useApp((state) => state.run.views);
  const shown = useApp(shownSegmentation);
  const verdicts = useVerdicts();
  const structure = views.kChoice?.structure;
  const why = useStaleness(SHOWN);
  const checks = useMemo(() => runChecks(views), [views]);
  if (checks.length === 0 && verdicts === undefined) return <ResultsPending title="Validation" />;
  return (
    <PageFrame
      title="Validation"
      lead={
        verdicts === undefined ? (
          'What to do with each segment follows when the segments are there.'
        ) : (
          <strong className={styles.answer}>
            {dispositionWords(verdicts)}
            {structure !== undefined && (
              <>
                ; <StructureMark structure={structure} />
              </>
            )}
            .
          </strong>
        )
      }
    >
      <StaleBlock why={why}>
        <Blocks verdicts={verdicts} shown={shown} checks={checks} />
      </StaleBlock>
    </PageFrame>
  );
}

const NO_SEGMENTS: readonly Segment[] = [];

/** Each as soon as it is known; what is there stays when others come above it. */
function Blocks({
  verdicts,
  shown,
  checks,
}: {
  readonly verdicts: readonly SegmentVerdict[] | undefined;
  readonly shown: ShownSegmentation | undefined;
  readonly checks: readonly RunCheck[];
}) {
  const findings = useFindings();
  const here = useShownOverrides();
  const overrides = useApp(({ draft }) => draft.overrides);
  const { selectSegment } = useActions();
  const selected = useApp((state) => state.selectedSegment);
  const segments = shown?.segments ?? NO_SEGMENTS;
  const categories = useSegmentStyles(segments, selected);
  const linked = { categories, selected, onSelect: selectSegment };
  const verdict = verdicts?.find(({ segment }) => segment === selected);
  const segment = segments.find(({ id }) => id === selected);
  const detail = verdict !== undefined && segment !== undefined && (
    <VerdictDetail
      verdict={verdict}
      segment={segment}
      made={here.find((each) => each.segment === selected)?.kept}
    />
  );
  const others = overrides.filter((each) => !here.some(({ kept }) => kept === each));
  return (
    <OneByOne>
      {verdicts !== undefined && <VerdictMatrix verdicts={verdicts} {...linked} detail={detail} />}
      {verdicts !== undefined && <ThresholdPanel verdicts={verdicts} categories={categories} />}
      {verdicts !== undefined && <OtherOverrides overrides={others} />}
      {verdicts !== undefined && <ReturnsChart verdicts={verdicts} {...linked} />}
      {findings !== undefined && <ValuePanels findings={findings} {...linked} />}
      {shown !== undefined && <StructurePanel k={sweptK(shown)} />}
      {shown !== undefined && <TruthPanel shown={shown} />}
      {checks.length > 0 && <ChecksPanel checks={checks} />}
    </OneByOne>
  );
}

const ChecksPanel = memo(function ChecksPanel({ checks }: { readonly checks: readonly RunCheck[] }) {
  const passed = checks.filter(({ outcome }) => outcome === 'pass').length;
  return (
    <Panel title="Checks of the books" note={`${passed} of ${checks.length} passed.`}>
      <PlainTable
        caption="Checks of the books"
        columns={[
          { title: 'Check', cell: ({ name }) => name },
          { title: 'Outcome', cell: ({ outcome }) => <Verdict kind={outcome} /> },
          { title: 'Numbers', cell: ({ numbers }) => numbers },
        ]}
        rows={checks}
        rowKey={({ name }) => name}
      />
    </Panel>
  );
});

function StructurePanel({ k }: { readonly k: number }) {
  const { sweep, evidence, choice } = useKMeasures();
  const point = sweep?.points.find((each) => each.k === k);
  if (point === undefined || choice === undefined) return undefined;
  return (
    <Panel
      title="Structure"
      aside={<StructureMark structure={choice.structure} />}
      note={`Whether ${k} segments are more than a cut of one cloud. ${k === choice.chosen ? choice.reason : ''}`}
    >
      <MeasuresTable point={point} evidence={evidence?.points.find((each) => each.k === k)} />
    </Panel>
  );
}

function TruthPanel({ shown }: { readonly shown: ShownSegmentation }) {
  const { k, truth } = shown;
  return (
    <Panel
      title="Agreement with known groups"
      note="How well the segments agree with groups known beforehand: planted archetypes, or the classes of a column. 1 is full agreement; the adjusted Rand index is about 0 for segments at random."
    >
      {truth === undefined ? (
        <p>
          {hasMerged(shown)
            ? 'Not compared for merged segments; split them to see the agreement of those that were found.'
            : 'There are no known groups in these data, so nothing can be compared.'}
        </p>
      ) : (
        <StatList
          stats={[
            {
              label: 'Adjusted Rand index',
              value: <span title={formatFull(truth.ari)}>{formatNumber(truth.ari)}</span>,
              note: `at ${k} segments`,
            },
            {
              label: 'Normalised mutual information',
              value: <span title={formatFull(truth.nmi)}>{formatNumber(truth.nmi)}</span>,
              note: 'from 0 to 1',
            },
          ]}
        />
      )}
    </Panel>
  );
}
