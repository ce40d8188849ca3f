import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';

/** What can be measured; all but the last without a name. */
export const PARTS = ['kernels', 'workers', 'inertia', 'ladder', 'growth', 'objects', 'calibration'] as const;

export type Part = (typeof PARTS)[number];

/** What a command line asks for. */
export interface BenchOptions {
  readonly parts: readonly Part[];
  readonly quick: boolean;
  readonly rounds: number | undefined;
  readonly json: string | undefined;
  /** Where to write what the README says. */
  readonly markdown: string | undefined;
  /** Of the ladder. */
  readonly sizes: readonly number[] | undefined;
  readonly browser: boolean;
  /** The ladder to a million customers. */
  readonly million: boolean;
  /** Of objects. */
  readonly customers: number | undefined;
  /** Of calibration. */
  readonly families: readonly string[];
  readonly seeds: number | undefined;
  readonly everyNull: boolean;
}

export type CommandLine =
  | { readonly kind: 'run'; readonly options: BenchOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'mistaken'; readonly message: string };

/** What runs alone, with a command line of its own. */
export const ALONE_PARTS = ['drift', 'estimates', 'import', 'import-page', 'million'] as const;

/** What `--help` prints. */
export const USAGE = `usage: npm run bench -- [PART …] [OPTION …]

Without a part, everything but calibration runs: some 17 minutes on two quiet processors.

  kernels       k-means, silhouettes and sweeps beside their peers, and shares of the machine's multiply-adds
  workers       ten restarts and one stage of clustering with two workers
  inertia       the inertia of ten restarts beside the best of all peers, 500 to 100,000 rows
  ladder        the pipeline at growing sizes, in Node and in Chromium, with one and two workers
  growth        how time grows: generation to profiles up to a million customers, k-means, silhouettes
  objects       the pipeline beside one of arrays of objects and ml-kmeans
  calibration   what the rule for structure finds in known data, over seeds (alone; FAMILY … limits it)
  drift         how often the test of time finds drift, over seeds (alone; options of its own in drift-main.ts)
  million       a million customers in the built page (alone; --customers N --events N --objects N --no-cancel --no-page;
                --sample: how far a sample agrees with all on planted customers, as the page says it)
  estimates     what the presets take beside what was estimated (alone; --fit fits the costs anew)
  import        a file of 200 MB into columns beside papaparse, and RFM from it beside DuckDB-Wasm (alone; --quick)
  import-page   the same file imported in the built page: time, memory, long tasks, cancelling (alone; --quick)

  --quick            small sizes and few rounds: does it work, not how fast is it
  --rounds N         how often everything is measured, where more than once
  --json FILE        write everything that was measured
  --markdown FILE    write the tables of the README
  --sizes A,B,…      customers on the ladder (500,5000,10000,94000)
  --no-browser       the ladder in Node alone
  --million          the ladder from 1,000 to 1,000,000 customers of 25 events, in this process alone
  --customers N      customers of objects (5000)
  --seeds N          seeds of calibration (20)
  --every-null       all null copies in calibration
  --help             this text

What was measured is held against the lines that the project has set itself, in a table at the end.
`;

/** Reads the arguments; a mistake is told in one sentence. */
export function readCommandLine(args: readonly string[]): CommandLine {
  try {
    return read(args);
  } catch (thrown) {
    return { kind: 'mistaken', message: mistakeText(thrown as Error) };
  }
}

/** Node's own words go on about arguments that begin with a dash. */
function mistakeText({ message }: Error): string {
  return `${message.split('. ')[0]!.replace(/\.$/, '')}; --help lists the options.`;
}

function read(args: readonly string[]): CommandLine {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      json: { type: 'string' },
      markdown: { type: 'string' },
      sizes: { type: 'string' },
      'no-browser': { type: 'boolean', default: false },
      million: { type: 'boolean', default: false },
      customers: { type: 'string' },
      seeds: { type: 'string' },
      'every-null': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return { kind: 'help' };
  const alone = positionals[0] === 'calibration';
  const unknown = alone ? undefined : positionals.find((name) => !isPart(name));
  if (unknown !== undefined) {
    return {
      kind: 'mistaken',
      message: `There is no bench named ${unknown}; there are ${[...PARTS, ...ALONE_PARTS].join(', ')}.`,
    };
  }
  if (!alone && positionals.includes('calibration')) {
    return {
      kind: 'mistaken',
      message: 'calibration runs alone: name it first, and nothing but families after it.',
    };
  }
  const nowhere = [values.json, values.markdown].find(
    (file) => file !== undefined && !existsSync(dirname(file)),
  );
  if (nowhere !== undefined) return { kind: 'mistaken', message: `There is no folder for ${nowhere}.` };
  const named = alone ? (['calibration'] as const) : positionals.filter(isPart);
  return {
    kind: 'run',
    options: {
      parts: named.length > 0 ? named : PARTS.filter((part) => part !== 'calibration'),
      quick: values.quick,
      rounds: countOf('--rounds', values.rounds),
      json: values.json,
      markdown: values.markdown,
      sizes: values.sizes?.split(',').map((size) => count('--sizes', size)),
      browser: !values['no-browser'] && !values.million,
      million: values.million,
      customers: countOf('--customers', values.customers),
      families: alone ? positionals.slice(1) : [],
      seeds: countOf('--seeds', values.seeds),
      everyNull: values['every-null'],
    },
  };
}

function isPart(name: string): name is Part {
  return PARTS.some((part) => part === name);
}

function countOf(option: string, text: string | undefined): number | undefined {
  return text === undefined ? undefined : count(option, text);
}

function count(option: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new Error(`${option} takes whole numbers from 1, not ${text}`);
  return value;
}
