import { parseArgs } from 'node:util';
import { InputError } from '../base/input-error.ts';
import { nearestName } from './nearest-name.ts';

/** One option of a command. */
export interface Option {
  readonly name: string;
  readonly type: 'string' | 'boolean';
  readonly multiple: boolean;
  /** What stands for the value in the help. */
  readonly value: string;
  readonly help: string;
}

const single = (name: string, value: string, help: string): Option => ({
  name,
  type: 'string',
  multiple: false,
  value,
  help,
});
const repeated = (name: string, value: string, help: string): Option => ({
  name,
  type: 'string',
  multiple: true,
  value,
  help,
});
const flag = (name: string, help: string): Option => ({
  name,
  type: 'boolean',
  multiple: false,
  value: '',
  help,
});

/** Every option, in the order of the help. */
export const OPTIONS = [
  single('model', 'FILE', 'model.json of an earlier run, as --handover writes it'),
  single('as-of', 'YYYY-MM-DD', 'the day that recency counts back from, in place of the rule of the model'),
  single('preset', 'NAME', 'development, testing or production; default testing'),
  single('config', 'FILE.json', 'a configuration as the app exports it, whole or in part'),
  repeated('set', 'PATH=VALUE', 'one setting by its path, e.g. clustering.k=7 (repeatable; JSON values)'),
  repeated(
    'input',
    'FILE',
    'events or transactions: .csv .tsv .txt .json .jsonl .parquet .xlsx, each also .gz or .zip (repeatable); without it data are generated',
  ),
  single('join', 'FILE', 'a table with one row per key, such as products: gives its columns to the events'),
  single(
    'on',
    'COLUMN',
    'the key to join by; A=B where it is A in the events and B in that table; guessed where it is clear',
  ),
  single('kind', 'KIND', 'events (default), or customers: one row per customer'),
  repeated(
    'map',
    'ROLE=COLUMN',
    'customer, time, amount, type, order, category, device, quantity, discount or channel; amount may be A*B',
  ),
  repeated(
    'read',
    'WHAT=HOW',
    'part=NAME (sheet, file in a zip; part=all appends all files of a zip), time-order=month-first (or day-first, year-first, year-day-month), month-only=first-day, decimal=",", encoding=NAME, delimiter=TEXT, header=no, repair=mojibake, missing=IDS (ids that name nobody), zone=+01:00',
  ),
  single('features', 'A,B,C', 'columns to use of a customer table'),
  single('id', 'COLUMN', 'id column of a customer table'),
  single('merges', 'FILE', 'merge history: past id, canonical id, optional time'),
  single('map-merges', 'ROLE=COLUMN,…', 'columns of the merge history: past=A,canonical=B,time=C'),
  single('truth', 'COLUMN', 'labels of a customer table to compare with, never a feature'),
  single('seed', 'N', 'the number everything random is drawn from'),
  single('k', 'N', 'a fixed number of segments'),
  single('k-range', 'A-B', 'try every number of segments from A to B'),
  single('customers', 'N', 'how many customers to generate'),
  single(
    'workers',
    'N',
    'threads beside the main one, 0 for none; default hardware threads − 1, from 1 to 8',
  ),
  flag('strict', 'stop at the first cycle or conflict in the merge history'),
  flag('no-sensitivity', 'leave every test of stability out; no segment is activated without them'),
  flag('no-report', 'write no report'),
  single(
    'out',
    'DIR',
    'write assignments.csv and what else the command makes there: run config.json, result.json, profiles.parquet, report.html and report.md; apply drift.json',
  ),
  single(
    'handover',
    'DIR',
    'write what repeats the run elsewhere there, with self-checks: SQL from events to profiles to segments, Python, ONNX and PMML; and model.json for strata apply',
  ),
  flag('json', 'print one JSON document and nothing else; progress goes to stderr'),
  flag('raw-cells', 'do not neutralise cells of assignments.csv that a spreadsheet would run as formulas'),
  flag('help', 'show this help'),
  flag('version', 'show the version'),
] as const satisfies readonly Option[];

/** What was given on the command line. */
export interface Given {
  readonly positionals: readonly string[];
  /** The value of an option that may be given once, or undefined. */
  text(name: string): string | undefined;
  texts(name: string): readonly string[];
  flag(name: string): boolean;
}

/** Reads the arguments; what is unknown, doubled or lacks its value is an InputError that names the option. */
export function readOptions(args: readonly string[]): Given {
  const { values, positionals } = parse(args);
  return {
    positionals,
    text: (name) => textsOf(values[name]).at(-1),
    texts: (name) => textsOf(values[name]),
    flag: (name) => [values[name]].flat().includes(true),
  };
}

type Values = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;

function parse(args: readonly string[]): {
  readonly values: Values;
  readonly positionals: readonly string[];
} {
  const options = Object.fromEntries(OPTIONS.map(({ name, type }) => [name, { type, multiple: true }]));
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    for (const { name, type, multiple } of OPTIONS)
      if (type === 'string' && !multiple) requireOnce(name, textsOf(parsed.values[name]));
    return parsed;
  } catch (thrown) {
    throw usageError(thrown);
  }
}

function requireOnce(name: string, texts: readonly string[]): void {
  if (texts.length < 2) return;
  throw new InputError({
    field: `--${name}`,
    message: `This option is given ${texts.length} times (${texts.join(', ')}).`,
    remedy: 'Give it once.',
  });
}

function textsOf(value: Values[string]): readonly string[] {
  return (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string');
}

function usageError(thrown: unknown): unknown {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  const text = thrown instanceof Error ? thrown.message : '';
  const name = /'(?:-\w, )?--?([\w-]+)/.exec(text)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const nearest = nearestName(
      name,
      OPTIONS.map((option) => option.name),
    );
    const remedy =
      nearest === undefined ? 'See strata run --help.' : `Did you mean --${nearest}? See strata run --help.`;
    return new InputError({ field: `--${name}`, message: 'There is no such option.', remedy });
  }
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
    const option = OPTIONS.find((each) => each.name === name);
    if (option?.type === 'boolean')
      return new InputError({
        field: `--${name}`,
        message: 'This option takes no value.',
        remedy: `Write --${name} alone.`,
      });
    const value = option?.value ?? 'VALUE';
    const remedy = `Write --${name}=${value}; with the equals sign the value may begin with a dash.`;
    return new InputError({ field: `--${name}`, message: 'This option needs a value.', remedy });
  }
  return thrown;
}
