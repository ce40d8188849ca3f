import type { ProfilesView } from '../../pipelines/segmentation/views.ts';
import type { TableFileColumn } from '../../io/table-file.ts';
import type { CustomerEvidence } from '../segmentation/evidence-columns.ts';

/** The customers of the shown segmentation with all that is known of each. */
export interface CustomerFacts {
  readonly profiles: Pick<ProfilesView, 'ids' | 'columns' | 'categories'>;
  /** Segment of each customer, from 0. */
  readonly labels: Uint8Array;
  /** By label. */
  readonly segmentNames: readonly string[];
  /** What was found out beside the profile. */
  readonly evidence?: CustomerEvidence;
  /** Distances to the nearest segment of a model that was applied; such customers have no evidence. */
  readonly distances?: Float64Array;
}

const NO_EVIDENCE: CustomerEvidence = { certainty: undefined, value: undefined, rfm: undefined };

/** Which of the columns go into a file. */
export type ColumnChoice = 'everything' | 'segments';

/** The customers in `rows`, in that order, as columns of a file. O(cells). */
export function customerFile(
  { profiles, labels, segmentNames, evidence = NO_EVIDENCE, distances }: CustomerFacts,
  rows: Uint32Array,
  choice: ColumnChoice,
): readonly TableFileColumn[] {
  const segments: readonly TableFileColumn[] = [
    { kind: 'text', name: 'customer_id', values: Array.from(rows, (row) => profiles.ids[row]) },
    { kind: 'integer', name: 'segment', values: Int32Array.from(rows, (row) => labels[row]! + 1) },
    {
      kind: 'category',
      name: 'segment_name',
      values: Int32Array.from(rows, (row) => labels[row]!),
      names: segmentNames,
    },
    distances === undefined
      ? {
          kind: 'number',
          name: 'certainty',
          values: Float64Array.from(
            rows,
            (row) => Math.round((evidence.certainty?.[row] ?? NaN) * 10_000) / 10_000,
          ),
        }
      : { kind: 'number', name: 'distance', values: Float64Array.from(rows, (row) => distances[row]!) },
  ];
  if (choice === 'segments') return segments;
  const numbers = profiles.columns.map(({ name, values }): TableFileColumn => ({
    kind: 'single',
    name,
    values: Float32Array.from(rows, (row) => values[row]!),
  }));
  const categories = profiles.categories.map(({ name, codes, names }): TableFileColumn => ({
    kind: 'category',
    name,
    values: Int32Array.from(rows, (row) => codes[row]!),
    names,
  }));
  return [...segments, ...foundColumns(evidence, rows), ...numbers, ...categories];
}

/** What was tested, and only that. */
function foundColumns({ value, rfm }: CustomerEvidence, rows: Uint32Array): readonly TableFileColumn[] {
  const number = (name: string, values: Float64Array): TableFileColumn => ({
    kind: 'number',
    name,
    values: Float64Array.from(rows, (row) => values[row]!),
  });
  return [
    ...(rfm === undefined
      ? []
      : [
          {
            kind: 'category',
            name: 'rfm_segment',
            values: Int32Array.from(rows, (row) => rfm.segment[row]!),
            names: rfm.names,
          } as const,
        ]),
    ...(value === undefined
      ? []
      : [
          number('expected_value', value.clv),
          number('expected_purchases', value.expectedPurchases),
          number('alive', value.alive),
        ]),
  ];
}
