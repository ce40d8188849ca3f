import { EVENT_ROLES, type EventMapping, sourceText } from '../../../io/import-plan.ts';
import type { ColumnNames } from './model-document.ts';

/** The names of the columns of a mapping. O(roles). */
export function columnNames(mapping: EventMapping): ColumnNames {
  return Object.fromEntries(
    EVENT_ROLES.filter((role) => mapping[role] !== undefined).map((role) => [
      role,
      sourceText(mapping[role]),
    ]),
  );
}
