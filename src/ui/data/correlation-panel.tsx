import { memo, useMemo, useState } from 'react';
import { clusteredOrder } from '../../pipelines/segmentation/figures/clustered-order.ts';
import type { FeatureGroup } from '../../pipelines/segmentation/profiles/feature-group.ts';
import type { FeaturesView, ProfilesView } from '../../pipelines/segmentation/views.ts';
import { ChartControls, ChartNote } from '../charts/chart-controls.tsx';
import { ChartFrame } from '../charts/chart-frame.tsx';
import type { DataTableContent } from '../charts/data-table.tsx';
import { formatFixed } from '../charts/format-quantity.ts';
import { MatrixMap } from '../charts/matrix-map.tsx';
import { MeasuredBox } from '../charts/measured-box.tsx';
import { ChoiceRow } from '../parts/choice-row.tsx';
import { formatCounted } from '../parts/format-number.ts';
import { FEATURE_GROUP_TITLES } from '../segmentation/feature-group-titles.ts';

const ORDERS = [
  { name: 'group', title: 'By group' },
  { name: 'clustered', title: 'Alike together' },
] as const;

/** How the candidate features correlate, and which of them were left out because another says the same. */
export const CorrelationPanel = memo(function CorrelationPanel({
  profiles,
  features,
}: {
  readonly profiles: ProfilesView;
  readonly features: FeaturesView;
}) {
  const { titles, r } = features.correlation;
  const [order, setOrder] = useState<(typeof ORDERS)[number]['name']>('clustered');
  const [pointed, setPointed] = useState<{ readonly row: number; readonly column: number } | undefined>();
  const pruned = useMemo(
    () =>
      features.dropped.flatMap(({ title, restates }) =>
        restates === undefined ? [] : [{ title, twin: restates.title, r: restates.r }],
      ),
    [features],
  );
  const places = useMemo(
    () => (order === 'clustered' ? clusteredOrder(r, titles.length) : groupOrder(titles, profiles)),
    [order, r, titles, profiles],
  );
  const names = useMemo(() => {
    const out = new Set(pruned.map(({ title }) => title));
    return places.map((at) => ({ title: titles[at]!, setBack: out.has(titles[at]!) }));
  }, [places, titles, pruned]);
  const value = useMemo(
    () => (row: number, column: number) => r[places[row]! * titles.length + places[column]!] ?? NaN,
    [r, places, titles.length],
  );
  const table = useMemo(
    (): DataTableContent => ({
      caption: 'Pearson correlation of the candidate features',
      columns: ['Feature', 'Taken', ...names.map(({ title }) => title)],
      rows: names.map(({ title }, row) => {
        const out = pruned.find((each) => each.title === title);
        const taken =
          out === undefined ? 'yes' : `no: restates ${out.twin}, |r| ${formatFixed(Math.abs(out.r), 2)}`;
        return [title, taken, ...names.map((_, column) => formatFixed(value(row, column), 2))];
      }),
    }),
    [names, value, pruned],
  );
  if (titles.length < 2) return undefined;
  const words =
    pointed === undefined
      ? 'Point at a cell to read it in words.'
      : `${names[pointed.row]?.title} and ${names[pointed.column]?.title}: r = ${formatFixed(value(pointed.row, pointed.column), 2)}.`;
  return (
    <ChartFrame
      title="Correlation of the features (Pearson r, prepared values)"
      subtitle={`${formatCounted(titles.length, 'candidate')}, ${pruned.length} left out because another says the same; blue: negative, orange: positive`}
      howToRead="Each cell says how far two features rise and fall together: full orange is r = 1, full blue r = −1, pale is unrelated. A feature struck through was left out of clustering because a kept one restates it; the columns have the numbers of the rows."
      table={table}
      drawing="svg"
      fileName="strata-correlations"
      above={
        <ChartControls>
          <ChoiceRow label="Features" options={ORDERS} chosen={order} onChoose={setOrder} />
        </ChartControls>
      }
      below={
        <>
          <ChartNote>
            <span aria-hidden="true">{words}</span>
          </ChartNote>
          {pruned.length === 0 ? undefined : (
            <ul aria-label="Features left out because another says the same">
              {pruned.map(({ title, twin, r: own }) => (
                <li key={title}>
                  <ChartNote>
                    {title} restates {twin} (|r| = {formatFixed(Math.abs(own), 2)})
                  </ChartNote>
                </li>
              ))}
            </ul>
          )}
        </>
      }
    >
      <MeasuredBox>
        {(width) => (
          <MatrixMap
            names={names}
            value={value}
            format={shortR}
            width={width}
            alternative={`Correlations of ${titles.length} features. The table has every number.`}
            onPoint={setPointed}
          />
        )}
      </MeasuredBox>
    </ChartFrame>
  );
});

/** "−.42": two decimals, for small cells. */
function shortR(r: number): string {
  return formatFixed(r, 2).replace(/^(−?)0(?=\D)/, '$1');
}

function groupOrder(titles: readonly string[], { columns }: ProfilesView): readonly number[] {
  const groups = Object.keys(FEATURE_GROUP_TITLES) as FeatureGroup[];
  const rank = titles.map((title) =>
    groups.indexOf(columns.find((each) => each.title === title)?.group ?? 'table'),
  );
  return [...titles.keys()].toSorted((a, b) => rank[a]! - rank[b]! || a - b);
}
