import { shownSegmentation, type ShownSegmentation } from '../../state/selectors.ts';
import { useApp } from '../app-context.ts';
import { formatFull, formatNumber, formatShare } from '../parts/format-number.ts';
import { PageFrame } from '../parts/page-frame.tsx';
import { Panel } from '../parts/panel.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { StaleBlock } from '../parts/stale-block.tsx';
import { StatList } from '../parts/stat-list.tsx';
import { Verdict } from '../parts/verdict.tsx';
import { ResultsPending } from '../shell/results-pending.tsx';
import { SegmentName } from '../segment-name.tsx';
import { useKMeasures } from '../segmentation/use-k-measures.ts';
import { MeasuresTable } from '../structure/measures-table.tsx';
import { StructureMark } from '../structure/structure-mark.tsx';
import { useStaleness } from '../use-staleness.ts';
import { runChecks } from './run-checks.ts';

/** Which checks were made on the data and on the result, and which were not. */
export function ValidationPage() {
  const views = useApp((state) => state.run.views);
  const shown = useApp(shownSegmentation);
  const structure = views.kChoice?.structure;
  const why = useStaleness(['acquired', 'checked', 'identity', 'segmentations']);
  const checks = runChecks(views);
  if (checks.length === 0) return <ResultsPending title="Validation" />;
  const passed = checks.filter(({ outcome }) => outcome === 'pass').length;
  return (
    <PageFrame
      title="Validation"
      lead={
        <>
          {passed} of {checks.length} checks of the books passed
          {structure === undefined ? undefined : (
            <>
              ; <StructureMark structure={structure} />
            </>
          )}
          ; whether the segments are fit to act on has not been tested.
        </>
      }
    >
      <StaleBlock why={why}>
        <Panel title="Checks of the books">
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
        {shown !== undefined && <StructurePanel k={shown.k} />}
        {shown !== undefined && <TruthPanel shown={shown} />}
        {shown !== undefined && <VerdictsPanel shown={shown} />}
      </StaleBlock>
    </PageFrame>
  );
}

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

function TruthPanel({ shown: { k, truth } }: { readonly shown: ShownSegmentation }) {
  return (
    <Panel
      title="Agreement with known groups"
      note="How well the segments agree with groups known beforehand: planted archetypes, or the classes of a column. 1 is full agreement; the adjusted Rand index is about 0 for segments at random."
    >
      {truth === undefined ? (
        <p>There are no known groups in these data, so nothing can be compared.</p>
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

function VerdictsPanel({ shown }: { readonly shown: ShownSegmentation }) {
  return (
    <Panel
      title="Verdict on each segment"
      note="A verdict needs robustness, value and economics, which this version does not compute; nothing is presumed in their place."
    >
      <PlainTable
        caption="Verdict on each segment"
        columns={[
          { title: 'Segment', cell: ({ id, name }) => <SegmentName id={id} name={name} /> },
          { title: 'Share', align: 'right', cell: ({ share }) => formatShare(share) },
          { title: 'Verdict', cell: () => <Verdict kind="not tested" /> },
        ]}
        rows={shown.segments}
        rowKey={({ id }) => id}
      />
    </Panel>
  );
}
