import type { SegmentationConfig } from '../config.ts';
import type { ProfileColumn, Profiles } from '../model.ts';
import { weightOf } from './feature-weight.ts';
import type { Features } from './features.ts';

/** Which profile columns may be clustered on, and why the others may not. */
export interface CandidateColumns {
  readonly columns: readonly ProfileColumn[];
  readonly dropped: Features['dropped'];
}

/**
 * Chooses by group, by name and by weight. Columns that are shown only are left out in silence; what the user switched
 * off, what the data cannot support, and names that do not exist are listed with their reason.
 */
export function candidateColumns(
  profiles: Profiles,
  settings: SegmentationConfig['features'],
): CandidateColumns {
  const dropped: Features['dropped'][number][] = [];
  const columns = profiles.columns.filter((column) => {
    if (!column.clustered) return false;
    const reason = reasonToLeaveOut(column, settings);
    if (reason !== undefined) dropped.push({ name: column.name, title: column.title, reason });
    return reason === undefined;
  });
  dropped.push(...unknownNames(profiles, settings));
  return { columns, dropped };
}

function reasonToLeaveOut(
  column: ProfileColumn,
  settings: SegmentationConfig['features'],
): string | undefined {
  if (column.group !== 'table' && !settings[column.group]) return 'its group is switched off';
  if (settings.exclude.includes(column.name)) return 'left out by name';
  if (weightOf(column.name, settings) === 0) return 'its weight is 0';
  return undefined;
}

function unknownNames(profiles: Profiles, settings: SegmentationConfig['features']): Features['dropped'] {
  const known = new Set([...profiles.columns, ...profiles.absent].map(({ name }) => name));
  const named = [...settings.exclude, ...Object.keys(settings.weights)];
  return [...new Set(named)]
    .filter((name) => !known.has(name))
    .map((name) => ({ name, title: name, reason: 'these data have no feature of that name' }));
}
