import { SQL_DIALECTS } from '../../../../io/sql/dialects.ts';
import type { ColumnRef, ColumnSource, EventRole } from '../../../../io/import-plan.ts';
import type { SqlDialect } from '../../../../io/sql/sql-dialect.ts';
import type { HandedRun } from '../handed-run.ts';
import type { EventReading } from '../sql/event-reading.ts';
import { eventReadingOf } from '../sql/event-reading-of.ts';
import { GENERATED, ROLES, SEQUENCE } from '../sql/given-events.ts';

/** How a script reads a column before it puts it into SQLite. */
type CellKind = 'text' | 'time' | 'number' | 'discount' | 'row';

/** A column of the table `events` that a script makes, and the column of the user's file that it comes from. */
export interface LoadedColumn {
  readonly column: string;
  readonly from: string;
  readonly kind: CellKind;
}

/** Events that a script has read into SQLite under names of its own, with times as milliseconds since 1970 UTC. */
export interface LoadedEvents {
  readonly reading: EventReading;
  readonly columns: readonly LoadedColumn[];
}

const DIALECT: SqlDialect = {
  ...SQL_DIALECTS.sqlite,
  types: { ...SQL_DIALECTS.sqlite.types, timestamp: 'REAL' },
  milliseconds: (timestamp) => timestamp,
};

/** How the events of a run are read by a script; undefined for a run without events. O(ids + days). */
export function loadedEvents(run: HandedRun): LoadedEvents | undefined {
  const reading = eventReadingOf(run, DIALECT);
  if (reading === undefined) return undefined;
  const { imported } = reading;
  if (imported === undefined) {
    const columns = ROLES.flatMap(([role]) => {
      const name = GENERATED[role];
      return name === undefined ? [] : [{ column: name, from: name, kind: kindOf(role) }];
    });
    return { reading, columns: [...columns, { column: SEQUENCE, from: SEQUENCE, kind: 'row' }] };
  }
  const columns: LoadedColumn[] = [];
  const load = (column: string, { name, index }: ColumnRef, kind: CellKind): ColumnRef => {
    columns.push({ column, from: name, kind });
    return { kind: 'column', index, name: column };
  };
  const mapping: Partial<Record<EventRole, ColumnSource>> = {};
  for (const [role] of ROLES) {
    const source = imported.mapping[role];
    const kind = kindOf(role);
    if (source?.kind === 'column') mapping[role] = load(role, source, kind);
    if (source?.kind === 'product')
      mapping[role] = {
        kind: 'product',
        left: load(`${role}_left`, source.left, kind),
        right: load(`${role}_right`, source.right, kind),
      };
  }
  return { reading: { ...reading, imported: { ...imported, mapping } }, columns };
}

function kindOf(role: EventRole): CellKind {
  if (role === 'time' || role === 'discount') return role;
  return role === 'amount' ? 'number' : 'text';
}
