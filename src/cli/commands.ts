import { InputError } from '../base/input-error.ts';
import { type Given, OPTIONS } from './options.ts';

/** What the program can be told to do. */
export const COMMANDS = ['run', 'apply'] as const;
export type Command = (typeof COMMANDS)[number];

/** Options that `strata apply` shares with `strata run`: how data are read, and what is written. */
const SHARED: readonly string[] = [
  'input',
  'join',
  'on',
  'kind',
  'map',
  'read',
  'id',
  'merges',
  'map-merges',
  'workers',
  'out',
  'json',
  'raw-cells',
  'help',
  'version',
];
const ONLY_APPLY: readonly string[] = ['model', 'as-of'];

/** Whether an option has a meaning for a command. O(options). */
export function belongsTo(option: string, command: Command): boolean {
  return SHARED.includes(option) || ONLY_APPLY.includes(option) === (command === 'apply');
}

/** Refuses options of another command, rather than passing them over in silence. */
export function refuseForeignCommand(given: Given, command: Command): void {
  const foreign = OPTIONS.find(
    ({ name }) => !belongsTo(name, command) && (given.flag(name) || given.texts(name).length > 0),
  );
  if (foreign === undefined) return;
  throw new InputError({
    field: `--${foreign.name}`,
    message: `This option has no meaning for strata ${command}.`,
    remedy:
      command === 'apply'
        ? 'The model holds the settings of its run; strata apply --help lists the options there are.'
        : 'It goes with strata apply.',
  });
}
