import { InputError } from '../base/input-error.ts';
import type { PlanEdits } from '../io/edit-plan.ts';
import { EVENT_ROLES, type EventRole } from '../io/import-plan.ts';
import type { MergeColumns } from '../io/merge-history.ts';
import { nearestName } from './nearest-name.ts';
import type { Given } from './options.ts';

/** The corrections of an import plan that the options ask for. */
export function planEdits(given: Given, kind: 'events' | 'customers'): PlanEdits {
  const features = given.text('features');
  const id = given.text('id');
  const truth = given.text('truth');
  const map = assignments('map', given.texts('map'), EVENT_ROLES);
  return {
    kind,
    ...(Object.keys(map).length === 0 ? {} : { map }),
    ...(features === undefined
      ? {}
      : {
          features: features
            .split(',')
            .map((name) => name.trim())
            .filter((name) => name !== ''),
        }),
    ...(id === undefined ? {} : { id }),
    ...(truth === undefined ? {} : { truth }),
  };
}

/** The columns of the merge history that `--map-merges` names. */
export function mergeColumns(given: Given): MergeColumns {
  const parts = given.texts('map-merges').flatMap((text) => text.split(','));
  return assignments('map-merges', parts, ['past', 'canonical', 'time'] as const);
}

/** Refuses options that have no meaning for the kind of data, rather than passing them over in silence. */
export function refuseForeignOptions(given: Given, kind: 'synthetic' | 'events' | 'customers'): void {
  for (const [option, kinds] of Object.entries(OPTION_KINDS)) {
    if (given.texts(option).length === 0 || (kinds as readonly string[]).includes(kind)) continue;
    const data = kind === 'synthetic' ? 'generated data' : kind === 'events' ? 'events' : 'a customer table';
    const remedy =
      kind === 'synthetic'
        ? 'Give the data with --input FILE.'
        : option === 'customers'
          ? 'It goes with generated data: leave it out, or leave out --input.'
          : `It goes with ${kinds.map((each) => `--kind ${each}`).join(' or ')}.`;
    throw new InputError({
      field: `--${option}`,
      message: `This option has no meaning for ${data}.`,
      remedy,
    });
  }
}

const OPTION_KINDS = {
  customers: ['synthetic'],
  map: ['events'],
  join: ['events'],
  on: ['events'],
  merges: ['events'],
  'map-merges': ['events'],
  features: ['customers'],
  id: ['customers'],
  truth: ['customers'],
} as const;

function assignments<Role extends EventRole | 'past' | 'canonical'>(
  option: string,
  texts: readonly string[],
  roles: readonly Role[],
): Partial<Record<Role, string>> {
  const found: Partial<Record<Role, string>> = {};
  for (const text of texts) {
    const equals = text.indexOf('=');
    const name = text.slice(0, Math.max(0, equals)).trim();
    const role = roles.find((each) => each === name);
    if (role === undefined) {
      const nearest = nearestName(name, roles);
      const hint = nearest === undefined || equals < 0 ? '' : ` Did you mean ${nearest}?`;
      const message = equals < 0 ? `“${text}” is not role=COLUMN.` : `There is no role “${name}”.`;
      throw new InputError({
        field: `--${option}`,
        message,
        remedy: `The roles are ${roles.join(', ')}.${hint}`,
      });
    }
    found[role] = text.slice(equals + 1).trim();
  }
  return found;
}
