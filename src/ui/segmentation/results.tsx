import { lazy, memo, useCallback, useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import type { Findings } from '../../pipelines/segmentation/judgement/findings.ts';
import { hasMerged, isSetAside } from '../../pipelines/segmentation/edits/swept.ts';
import type { Projection } from '../../pipelines/segmentation/map/artifacts.ts';
import type { ProfilesView, SegmentationsView } from '../../pipelines/segmentation/views.ts';
import { SEGMENTS_TABS, type SegmentsTab } from '../../state/segments-tab.ts';
import type { ShownSegmentation } from '../../state/selectors.ts';
import { useActions, useApp } from '../app-context.ts';
import type { ExportedPart } from '../export/export-choice.ts';
import { ExportDialog } from '../export/export-dialog.tsx';
import { exportedParts } from '../export/exported-parts.ts';
import { useJudgementOn } from '../judgement/use-verdicts.ts';
import { OneByOne } from '../parts/one-by-one.tsx';
import { Panel } from '../parts/panel.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { SavedSelectionsDialog } from '../selection/saved-selections-dialog.tsx';
import { SelectionBar } from '../selection/selection-bar.tsx';
import { useLongestText } from '../table/use-longest-text.ts';
import { useSegmentStyles } from '../use-segment-styles.ts';
import { ContrastHeatMap } from './contrast-heat-map.tsx';
import { memberColumns, profileColumns } from './customer-columns.tsx';
import { CustomerTable } from './customer-table.tsx';
import { EditsPanel } from './editing/edits-panel.tsx';
import { SegmentEditor } from './editing/segment-editor.tsx';
import { evidenceColumns } from './evidence-columns.ts';
import styles from './results.module.css';
import { SegmentCard } from './segment-card.tsx';
import { SegmentMap } from './segment-map.tsx';
import { SizeAndValue } from './size-and-value.tsx';
import { testsAreComing } from './tests-are-coming.ts';
import { useCustomerRows } from './use-customer-rows.ts';
import { useNarrow } from './use-narrow.ts';
import { useSelectedRows } from './use-selected-rows.ts';

const AcrossKPanel = lazy(async () => ({
  default: (await import('../across-k/across-k-panel.tsx')).AcrossKPanel,
}));
const SilhouettePanel = lazy(async () => ({
  default: (await import('../silhouettes/silhouette-panel.tsx')).SilhouettePanel,
}));

const ProfilesPanel = lazy(async () => ({
  default: (await import('../profiles/profiles-panel.tsx')).ProfilesPanel,
}));
const DistributionPanel = lazy(async () => ({
  default: (await import('../distributions/distribution-panel.tsx')).DistributionPanel,
}));

export interface ResultsProps {
  readonly segmentation: ShownSegmentation;
  readonly columns: SegmentationsView['columns'];
  readonly profiles: ProfilesView;
  readonly projection: Projection | undefined;
  /** What was tested of the segmentation, as far as it is known. */
  readonly findings: Findings | undefined;
}

/** One segmentation in all its views; they point out the same segment. */
export const Results = memo(function Results(props: ResultsProps) {
  const { segmentation, columns, profiles, projection, findings } = props;
  const { selectSegment, showTab } = useActions();
  const selected = useApp((state) => state.selectedSegment);
  const followed = useDeferredValue(selected);
  const notable = useApp(
    (state) => (state.run.resultConfig ?? state.run.config ?? state.draft.config).segments.minEffect,
  );
  const { segments, labels } = segmentation;
  const categories = useSegmentStyles(segments, followed);
  const narrow = useNarrow();
  const longestId = useLongestText(profiles.ids);
  const facts = useMemo(() => profileColumns(profiles), [profiles]);
  const certainty = findings?.sampling?.certainty;
  const value = findings?.value;
  const rfm = findings?.rfm;
  const evidence = useMemo(() => evidenceColumns({ certainty, value, rfm }), [certainty, value, rfm]);
  const tableColumns = useMemo(
    () => [
      ...memberColumns({ ids: profiles.ids, longestId, labels, categories, narrow }),
      ...evidence,
      ...facts,
    ],
    [profiles.ids, longestId, labels, categories, narrow, evidence, facts],
  );
  const { verdicts, values } = useJudgementOn(findings);
  const expected = useMemo(
    () =>
      value === undefined
        ? undefined
        : values?.map((each) => (each.kind === 'known' ? each.mean : undefined)),
    [value, values],
  );
  const testing = useApp(({ run }) => testsAreComing(run));
  const { selection, chosen, only, setOnly, checks, choose } = useSelectedRows(profiles.ids);
  const customers = useCustomerRows(tableColumns, labels, {
    selected: followed,
    only: only ? chosen : undefined,
  });
  const { clearFilters } = customers;
  const showAll = useCallback(() => {
    clearFilters();
    setOnly(false);
    selectSegment(undefined);
  }, [clearFilters, setOnly, selectSegment]);
  const [exporting, setExporting] = useState<ExportedPart | undefined>(undefined);
  const [edited, setEdited] = useState<number>();
  const [savedOpen, setSavedOpen] = useState(false);
  const openSaved = useCallback(() => setSavedOpen(true), []);
  const showOnly = useCallback(
    (wanted: boolean) => {
      setOnly(wanted);
      if (wanted) showTab('customers');
    },
    [setOnly, showTab],
  );
  const linked = { categories, selected: followed, onSelect: selectSegment };

  const shownTab = useApp((state) => state.segmentsTab);
  const contents: Readonly<Record<SegmentsTab, ReactNode>> = {
    overview: (
      <OneByOne>
        <ul className={styles.cards} aria-label="Segments">
          {segments
            .filter((each) => !isSetAside(each))
            .map((segment, index) => {
              const style = categories[index];
              return style === undefined ? undefined : (
                <SegmentCard
                  key={segment.id}
                  segment={segment}
                  style={style}
                  selected={selected === segment.id}
                  onSelect={selectSegment}
                  onEdit={setEdited}
                  findings={findings}
                  verdict={verdicts?.[index]}
                  testing={testing}
                />
              );
            })}
        </ul>
        <EditsPanel segmentation={segmentation} />
        <SizeAndValue
          segments={segments}
          expected={expected}
          horizonMonths={value?.horizonMonths}
          {...linked}
        />
        <ContrastHeatMap
          segmentation={segmentation}
          columns={columns}
          profiles={profiles.columns}
          notable={notable}
          {...linked}
        />
      </OneByOne>
    ),
    map:
      projection === undefined ? undefined : (
        <SegmentMap
          projection={projection}
          labels={labels}
          ids={profiles.ids}
          segments={segments}
          certainty={certainty}
          matching={customers.matching}
          chosen={chosen}
          onChoose={choose}
          {...linked}
        />
      ),
    silhouettes: hasMerged(segmentation) ? (
      <Panel title="Silhouette of each customer">
        <p>
          Not measured for merged segments: silhouettes are of the segments that the run found. Split the
          merged ones to see them.
        </p>
      </Panel>
    ) : (
      <SilhouettePanel
        silhouettes={segmentation.customerSilhouettes}
        labels={labels}
        ids={profiles.ids}
        segments={segments}
        categories={categories}
        chosen={chosen}
        selected={followed}
      />
    ),
    profiles: <ProfilesPanel profiles={profiles} segmentation={segmentation} chosen={chosen} {...linked} />,
    distributions: (
      <DistributionPanel profiles={profiles} segmentation={segmentation} chosen={chosen} {...linked} />
    ),
    across: <AcrossKPanel shown={segmentation} categories={categories} chosen={chosen} />,
    customers: (
      <CustomerTable
        columns={tableColumns}
        customers={customers}
        total={labels.length}
        segments={segments}
        selected={selected}
        onSelect={selectSegment}
        checks={checks}
        only={only}
        onSaved={openSaved}
        onExport={() => setExporting('shown')}
        onClear={showAll}
      />
    ),
  };

  return (
    <>
      <h2 className="visually-hidden">Segments and what sets them apart</h2>
      <Tabs
        label="Views of the segments"
        tabs={SEGMENTS_TABS.map((tab) => ({ ...tab, content: contents[tab.name] }))}
        shown={shownTab}
        onShow={showTab}
      />
      {selection === undefined ? undefined : (
        <SelectionBar
          selection={selection}
          total={labels.length}
          only={only}
          onOnly={showOnly}
          onSave={openSaved}
          onExport={() => setExporting('selected')}
        />
      )}
      {exporting === undefined ? undefined : (
        <ExportDialog
          facts={{
            profiles,
            labels,
            segmentNames: segments.map(({ name }) => name),
            evidence: { certainty, value, rfm },
          }}
          parts={exportedParts(selection?.rows, customers.rows, labels.length)}
          first={exporting}
          onClose={() => setExporting(undefined)}
        />
      )}
      {edited !== undefined && segments[edited] !== undefined ? (
        <SegmentEditor segment={segments[edited]} segments={segments} onClose={() => setEdited(undefined)} />
      ) : undefined}
      {savedOpen ? <SavedSelectionsDialog onClose={() => setSavedOpen(false)} /> : undefined}
    </>
  );
});
