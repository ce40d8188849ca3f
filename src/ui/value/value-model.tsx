import type { FitEnd, Value } from '../../pipelines/segmentation/value/artifacts.ts';
import {
  formatCount,
  formatCounted,
  formatFull,
  formatMoney,
  formatNumber,
  formatShare,
} from '../parts/format-number.ts';
import { formatShort } from '../charts/format-quantity.ts';
import { Panel } from '../parts/panel.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { StatList } from '../parts/stat-list.tsx';
import { Verdict } from '../parts/verdict.tsx';
import { meanOf, sumOf } from './known-numbers.ts';
import styles from './value.module.css';

/** By what customer value was estimated, with the parameters of its models and how their fits ended. */
export function ValueModel({ value }: { readonly value: Value }) {
  const { method, because, horizonMonths, discountRate, warnings } = value;
  const shrunk = method === 'shrinkage estimate';
  return (
    <Panel
      title="Customer value"
      note={`What customers are expected to spend over ${formatCounted(horizonMonths, 'month')}, discounted by ${formatShare(discountRate)} a month, net of the refunds to be expected of each; in the currency of the data.`}
    >
      <StatList
        stats={[
          { label: 'Value of all', value: <Money amount={sumOf(value.clv)} />, note: methodNote(method) },
          {
            label: 'Per customer',
            value: <Money amount={meanOf(value.clv)} />,
            note: 'mean of those with a purchase',
          },
          {
            label: 'Purchases to come',
            value: formatNumber(meanOf(value.expectedPurchases)),
            note: 'days with a purchase, mean per customer',
          },
          {
            label: 'Still a customer',
            value: formatShare(meanOf(value.alive)),
            note: shrunk ? 'not known: a shrinkage estimate knows no leaving' : 'mean probability',
          },
        ]}
      />
      {because !== undefined && <p>{because}</p>}
      {models(value).length > 0 && (
        <PlainTable
          caption="Models of purchases and of spend"
          columns={[
            { title: 'Model', cell: ({ name }) => name },
            {
              title: 'Parameters',
              cell: ({ parameters }) => (
                <span className={styles.parameters}>
                  {parameters.map(([name, number]) => (
                    <span key={name} title={`${name} = ${formatFull(number)}`}>
                      <i>{name}</i> = {formatParameter(number)}
                    </span>
                  ))}
                </span>
              ),
            },
            { title: 'Customers', align: 'right', cell: ({ customers }) => formatCount(customers) },
            {
              title: 'Log-likelihood',
              align: 'right',
              cell: ({ logLikelihood }) => (
                <span title={formatFull(logLikelihood)}>{formatMoney(logLikelihood)}</span>
              ),
            },
            { title: 'Fit', cell: ({ end }) => <End end={end} /> },
          ]}
          rows={models(value)}
          rowKey={({ name }) => name}
        />
      )}
      {warnings.length > 0 && (
        <ul className={styles.warnings}>
          {warnings.map(({ code, message }) => (
            <li key={code}>{message}</li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Money({ amount }: { readonly amount: number }) {
  return <span title={formatMoney(amount)}>{formatShort(amount)}</span>;
}

/** Parameters at a bound have very many or very small digits. */
function formatParameter(value: number): string {
  return value !== 0 && Math.abs(value) < 0.001
    ? value.toExponential(1).replaceAll('-', '−')
    : formatShort(value);
}

function methodNote(method: Value['method']): string {
  return method === 'shrinkage estimate' ? 'by a shrinkage estimate' : `by ${method}`;
}

function End({ end }: { readonly end: FitEnd }) {
  switch (end.kind) {
    case 'converged':
      return <Verdict kind="pass" word="Converged" />;
    case 'boundary':
      return (
        <>
          <Verdict kind="fail" word="At a bound" />
          <span className={styles.bound}>of {end.parameter}</span>
        </>
      );
    case 'not converged':
      return <Verdict kind="fail" word="Not converged" />;
    case 'too little data':
      return <Verdict kind="not tested" word="Too little data" />;
  }
}

interface ModelRow {
  readonly name: string;
  readonly parameters: readonly (readonly [string, number])[];
  readonly customers: number;
  readonly logLikelihood: number;
  readonly end: FitEnd;
}

function models({ purchases, spend }: Value): readonly ModelRow[] {
  const rows: ModelRow[] = [];
  if (purchases !== undefined) {
    const { r, alpha, a, b } = purchases;
    const parameters = [
      ['r', r],
      ['α', alpha],
      ['a', a],
      ['b', b],
    ] as const;
    rows.push({ ...purchases, name: 'BG/NBD: purchases, in weeks', parameters });
  }
  if (spend !== undefined) {
    const { p, q, gamma, correlation } = spend;
    const parameters = [
      ['p', p],
      ['q', q],
      ['γ', gamma],
      ['correlation', correlation],
    ] as const;
    rows.push({ ...spend, name: 'Gamma–Gamma: spend per purchase', parameters });
  }
  return rows;
}
