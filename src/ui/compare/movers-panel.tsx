import { useMemo } from 'react';
import { placesUpTo } from '../../base/key-order.ts';
import { useActions, useApp } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { download } from '../parts/download.ts';
import { formatCount, formatCounted } from '../parts/format-number.ts';
import { Panel } from '../parts/panel.tsx';
import { inSlices } from '../table/in-slices.ts';
import { tableCsvHeading, tableCsvLines } from '../table/table-csv.ts';
import { useSortedRows } from '../table/use-sorted-rows.ts';
import { VirtualTable } from '../table/virtual-table.tsx';
import { moverColumns } from './mover-columns.tsx';
import { moversOnScreen } from './movers-on-screen.ts';
import type { Compared } from './use-comparison.ts';
import styles from './compare.module.css';

const SLICE = 400;

/** Everybody who moved, with why; to be sorted, chosen in all views, and taken away. */
export function MoversPanel({
  compared,
  selected,
  onSelect,
}: {
  readonly compared: Compared;
  readonly selected: number | undefined;
  onSelect(left: number | undefined): void;
}) {
  const { left, right, comparison, reasons } = compared;
  const { movers, pairs } = comparison;
  const { selectCustomers, goTo } = useActions();
  const ids = useApp((state) => state.run.views.profiles?.ids);
  const columns = useMemo(() => moverColumns(compared), [compared]);
  const shown = useMemo(() => {
    const all = placesUpTo(movers.length);
    return selected === undefined
      ? all
      : all.filter((at) => left.run.labels[pairs.left[movers[at]!]!] === selected);
  }, [movers, pairs, left, selected]);
  const { rows, sort, setSort, sorting } = useSortedRows(columns, shown, { rows: shown.length, of: shown });
  const onScreen = useMemo(() => moversOnScreen(compared, rows, ids), [compared, rows, ids]);
  const save = async (): Promise<void> => {
    const body = await inSlices(rows.length, SLICE, (from, to) =>
      tableCsvLines(columns, rows.subarray(from, to)),
    );
    download('strata-movers.csv', 'text/csv', tableCsvHeading(columns) + body);
  };
  if (movers.length === 0)
    return (
      <Panel title="Movers">
        <p>
          {pairs.left.length === 0
            ? 'The two runs have no customer in common, so nobody can be followed.'
            : `Nobody moved: each of the ${formatCount(pairs.left.length)} customers of both is in the counterpart of their segment.`}
        </p>
      </Panel>
    );
  return (
    <Panel
      title="Movers"
      note={
        reasons.changed === 0
          ? 'The features of all movers are the same in both runs: the borders of the segments moved. Distances are those in the space that was clustered.'
          : `Features changed for ${formatCounted(reasons.changed, 'mover')} of ${formatCount(movers.length)}; the three largest changes stand first, in standard deviations of the first run.`
      }
      aside={
        <span className={`${styles.choices} ${styles.tools}`}>
          <label className={styles.choice}>
            From segment
            <select
              value={selected ?? ''}
              onChange={(event) =>
                onSelect(event.target.value === '' ? undefined : Number(event.target.value))
              }
            >
              <option value="">All</option>
              {left.segments.map(({ name }, id) => (
                <option key={`${id} ${name}`} value={id}>
                  {id + 1} {name}
                </option>
              ))}
            </select>
          </label>
          <Button
            disabled={onScreen.length === 0}
            title={
              ids === undefined
                ? 'Run first: there is no result on screen to select them in'
                : 'Points these customers out in every view'
            }
            onClick={() => {
              selectCustomers({ rows: onScreen, origin: `movers from ${left.title} to ${right.title}` });
              goTo('segments');
            }}
          >
            Select {formatCounted(onScreen.length, 'customer')}
          </Button>
          <Button icon="download" onClick={() => void save()} title="The rows below, in this order">
            Export movers
          </Button>
        </span>
      }
    >
      {rows.length === 0 ? (
        <p>Nobody left this segment.</p>
      ) : (
        <VirtualTable
          caption="Customers who moved, and why"
          columns={columns}
          rows={rows}
          sort={sort}
          onSort={setSort}
          working={sorting ? 'Sorting…' : undefined}
          filters={undefined}
          onFilter={() => {}}
          height={420}
        />
      )}
    </Panel>
  );
}
