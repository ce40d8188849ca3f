import { columnNamed } from './column-names.ts';
import type { ColumnProfile } from './column-profile.ts';
import { guessMapping } from './guess-mapping.ts';
import { isIdName } from './header-names.ts';
import { EVENT_ROLES, type EventMapping, type OpenChoice } from './import-plan.ts';
import { joinedHeader } from './lookup-table.ts';
import { chooseTimeReading, withTimeWarnings } from './choose-time-reading.ts';
import type { TablePreview } from './preview-table.ts';
import { trimmedId } from './trimmed-id.ts';

/**
 * Columns that both have by name and whose values tell the rows of `lookup` apart, as far as its first rows show; names of ids
 * first. O(columns).
 */
export function joinKeys(lead: TablePreview, lookup: TablePreview): readonly string[] {
  return lookup.columns
    .filter(
      ({ name, distinct, filled, missing, type }) =>
        filled > 0 &&
        missing === 0 &&
        distinct >= LEAST_UNLIKE * filled &&
        type !== 'time' &&
        columnNamed(lead.header, name) >= 0,
    )
    .map(({ name }) => name)
    .toSorted((a, b) => Number(isIdName(b)) - Number(isIdName(a)));
}

/** A few keys may have several rows; the first counts. */
const LEAST_UNLIKE = 0.9;

/** The preview of files whose rows are looked up in another table: its columns behind theirs, and roles for these too; not remembered for the header. O(columns + rows shown). */
export function joinedPreview(
  lead: TablePreview,
  lookup: TablePreview,
  { key, ownKey }: { readonly key: string; readonly ownKey: string },
): TablePreview {
  const header = joinedHeader(lead.header, lookup.header, ownKey);
  const ownKeyAt = columnNamed(lookup.header, ownKey);
  const beside = lookup.columns.filter(({ index }) => index !== ownKeyAt);
  const columns: readonly ColumnProfile[] = [
    ...lead.columns,
    ...beside.map((column, i) => ({
      ...column,
      index: lead.header.length + i,
      name: header[lead.header.length + i] ?? column.name,
    })),
  ];
  const guess = guessMapping(columns, lead.sampledRows);
  const mapping = completed(lead.plan.mapping, guess.mapping);
  const rowOf = new Map(lookup.sampleRows.toReversed().map((row) => [trimmedId(row[ownKeyAt] ?? ''), row]));
  rowOf.delete('');
  const keyAt = columnNamed(lead.header, key);
  const sampleRows = lead.sampleRows.map((row) => {
    const found = rowOf.get(trimmedId(row[keyAt] ?? ''));
    return [...lead.header.map((_, i) => row[i] ?? ''), ...beside.map(({ index }) => found?.[index] ?? '')];
  });
  const timeColumn = mapping.time?.kind === 'column' ? columns[mapping.time.index] : undefined;
  const timed =
    timeColumn !== undefined && timeColumn.index >= lead.header.length
      ? chooseTimeReading(timeColumn, sampleRows)
      : undefined;
  const { headerPrint: _, ...rest } = lead;
  return {
    ...rest,
    header,
    columns,
    sampleRows,
    guess: { ...guess, kind: 'events', mapping },
    plan: {
      ...lead.plan,
      kind: 'events',
      header,
      mapping,
      amountRequired: mapping.amount !== undefined && mapping.type === undefined,
      ...(timed === undefined
        ? {}
        : {
            time: timed.reading,
            warnings: withTimeWarnings(lead.plan.warnings, timed),
            needsChoice: [...lead.plan.needsChoice.filter(isNotOfTime), ...timed.choices],
          }),
    },
  };
}

function isNotOfTime({ setting }: OpenChoice): boolean {
  return setting !== 'time-order' && setting !== 'month-only';
}

/** Roles that the files fill themselves stay; those left over go to the columns of the lookup, or all anew where no event could be made without it. */
function completed(own: EventMapping, joined: EventMapping): EventMapping {
  if (own.customer === undefined || own.time === undefined) return joined;
  const taken = new Set(
    Object.values(own).flatMap((source) => (source.kind === 'column' ? [source.index] : [])),
  );
  const added = EVENT_ROLES.flatMap((role) => {
    const source = joined[role];
    if (role === 'type' || own[role] !== undefined || source === undefined) return [];
    if (source.kind === 'column' && taken.has(source.index)) return [];
    return [[role, source] as const];
  });
  return { ...own, ...Object.fromEntries(added) };
}
