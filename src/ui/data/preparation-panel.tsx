import type { FeaturesView, ProfilesView } from '../../pipelines/segmentation/views.ts';
import { formatCount, formatCounted, formatFull, formatNumber } from '../parts/format-number.ts';
import { Panel } from '../parts/panel.tsx';
import { PlainTable } from '../parts/plain-table.tsx';

/** What was done to each feature before it was clustered, and which ones took no part. */
export function PreparationPanel({
  profiles,
  features,
}: {
  readonly profiles: ProfilesView;
  readonly features: FeaturesView;
}) {
  const means = new Map(profiles.columns.map(({ name, missingMeans }) => [name, missingMeans]));
  const out = [
    ...features.dropped.map((each) => ({ ...each, state: 'left out' })),
    ...profiles.absent.map((each) => ({ ...each, state: 'absent from the data' })),
  ];
  return (
    <Panel
      title="Feature preparation"
      note={`${formatCounted(features.preparation.length, 'feature')} of ${formatCounted(profiles.ids.length, 'customer')} were clustered. Bounds, centre and scale are those after the logarithm, where there is one.`}
    >
      <PlainTable
        caption="Feature preparation"
        maxHeight={640}
        columns={[
          { title: 'Feature', cell: ({ title }) => title },
          {
            title: 'Filled in',
            align: 'right',
            cell: ({ name, missing, fill }) =>
              missing === 0 ? (
                'none'
              ) : (
                <span title={means.get(name)}>{`${formatCount(missing)} with ${formatNumber(fill)}`}</span>
              ),
          },
          { title: 'Logarithm', cell: ({ logarithm }) => (logarithm ? 'yes' : 'no') },
          { title: 'Drawn in to', align: 'right', cell: ({ low, high }) => span(low, high) },
          { title: 'Centre', align: 'right', cell: ({ centre }) => number(centre) },
          { title: 'Scale', align: 'right', cell: ({ scale }) => number(scale) },
          { title: 'Weight', align: 'right', cell: ({ weight }) => number(weight) },
        ]}
        rows={features.preparation}
        rowKey={({ name }) => name}
      />
      {out.length > 0 && (
        <>
          <h3>Features that take no part</h3>
          <PlainTable
            caption="Features that take no part"
            columns={[
              { title: 'Feature', cell: ({ title }) => title },
              { title: 'State', cell: ({ state }) => state },
              { title: 'Why', cell: ({ reason }) => reason },
            ]}
            rows={out}
            rowKey={({ title, state }) => `${title} ${state}`}
          />
        </>
      )}
    </Panel>
  );
}

function span(low: number, high: number) {
  if (!Number.isFinite(low) && !Number.isFinite(high)) return 'no bounds';
  return (
    <span
      title={`${formatFull(low)} to ${formatFull(high)}`}
    >{`${formatNumber(low)} to ${formatNumber(high)}`}</span>
  );
}

function number(value: number) {
  return <span title={formatFull(value)}>{formatNumber(value)}</span>;
}
