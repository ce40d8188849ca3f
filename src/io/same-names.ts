import { countText } from '../base/number-text.ts';
import { EVENT_ROLES, type EventMapping } from './import-plan.ts';
import type { ImportWarning } from './import-report.ts';
import { sourceIndexes } from './number-roles.ts';

/**
 * Says which column was taken for a role where the header names several alike. `written` are the names as they stand there,
 * `header` the same made unique. O(roles · columns).
 */
export function sameNameWarnings(
  written: readonly string[],
  header: readonly string[],
  mapping: EventMapping,
): readonly ImportWarning[] {
  const names = written.map((name) => name.trim().replace(/\s+/g, ' '));
  return EVENT_ROLES.flatMap((role) =>
    sourceIndexes(mapping[role]).flatMap((index) => {
      const name = names[index] ?? '';
      const twins = header.filter((_, other) => other !== index && names[other] === name);
      if (name === '' || twins.length === 0) return [];
      const message = `The header names “${name}” ${countText(twins.length + 1)} times; column ${countText(index + 1)} was taken for the ${role}. To take another, choose ${twins.map((twin) => `“${twin}”`).join(' or ')}.`;
      return [{ code: 'same-names', message }];
    }),
  );
}
