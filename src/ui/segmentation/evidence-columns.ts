import type { Rfm } from '../../pipelines/segmentation/rfm/artifacts.ts';
import type { Value } from '../../pipelines/segmentation/value/artifacts.ts';
import { formatFixed } from '../charts/format-quantity.ts';
import type { NumberColumn, TableColumn } from '../table/table-column.ts';

/** What was found out of each customer beside its profile; undefined what was not tested. */
export interface CustomerEvidence {
  /** Shares of bootstrap samples, by customer. */
  readonly certainty: Float32Array | undefined;
  readonly value: Value | undefined;
  readonly rfm: Rfm | undefined;
}

const NO_PURCHASE = 'No purchase';

/** A column for each thing known of the customers: certainty, RFM segment, and what is expected of them. */
export function evidenceColumns({ certainty, value, rfm }: CustomerEvidence): readonly TableColumn[] {
  return [
    ...(certainty === undefined ? [] : [certaintyColumn(certainty)]),
    ...(rfm === undefined ? [] : [rfmColumn(rfm)]),
    ...(value === undefined ? [] : valueColumns(value)),
  ];
}

function certaintyColumn(certainty: Float32Array): TableColumn {
  return {
    ...percentColumn(certainty),
    id: 'certainty',
    title: 'Certainty',
    unit: '% of bootstrap samples in which the customer stays in its segment',
    width: 88,
    bar: undefined,
    missing: 'no bootstrap sample drew this customer',
  };
}

function rfmColumn({ segment, names }: Rfm): TableColumn {
  return {
    kind: 'text',
    id: 'rfm',
    title: 'RFM segment',
    unit: '',
    width: 150,
    text: (row) => names[segment[row] ?? -1] ?? NO_PURCHASE,
    render: undefined,
  };
}

function valueColumns({ alive, expectedPurchases, clv, horizonMonths }: Value): readonly TableColumn[] {
  const within = `${horizonMonths} ${horizonMonths === 1 ? 'month' : 'months'}`;
  const missing = 'no purchase to forecast from';
  const columns: readonly (NumberColumn & { readonly known: Float64Array })[] = [
    {
      ...amountColumn(clv),
      id: 'clv',
      title: 'Expected value',
      unit: `discounted revenue over ${within}`,
      missing,
      known: clv,
    },
    {
      ...amountColumn(expectedPurchases),
      id: 'expectedPurchases',
      title: 'Expected purchases',
      unit: `days with a purchase over ${within}`,
      missing,
      known: expectedPurchases,
    },
    {
      ...percentColumn(alive),
      id: 'alive',
      title: 'P(alive)',
      unit: '% probability of still being a customer',
      missing,
      known: alive,
    },
  ];
  return columns
    .filter(({ known }) => known.some((each) => !Number.isNaN(each)))
    .map(({ known: _known, ...column }) => column);
}

type Drawn = Pick<NumberColumn, 'kind' | 'width' | 'value' | 'format' | 'bar'>;

/** Shares in percent, to hundredths. */
function percentColumn(shares: ArrayLike<number>): Drawn {
  return {
    kind: 'number',
    width: 108,
    value: (row) => Math.round((shares[row] ?? NaN) * 10_000) / 100,
    format: (value) => `${formatFixed(value, 0)}%`,
    bar: { low: 0, high: 100 },
  };
}

function amountColumn(values: Float64Array): Drawn {
  return {
    kind: 'number',
    width: 164,
    value: (row) => values[row] ?? NaN,
    format: (value) => formatFixed(value, 2),
    bar: { low: 0, high: largest(values) },
  };
}

function largest(values: Float64Array): number {
  let most = 0;
  for (const value of values) if (value > most && Number.isFinite(value)) most = value;
  return most;
}
