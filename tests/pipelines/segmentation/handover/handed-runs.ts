import type { HandedRun } from '../../../../src/pipelines/segmentation/handover/handed-run.ts';
import { readEvents } from '../read-events.ts';
import { givenTable } from '../run-segmentation.ts';
import { handed } from './handed.ts';

/** Real transactions that files are held to, beside generated ones. */
export const REAL_TRANSACTIONS = [
  'transactions/online_retail_2011_02_03.csv.gz',
  'transactions/cdnow_sample.csv',
] as const;

/** Gives the run of generated data, or of a file of transactions; each is made once. */
export function handedRuns(): (
  source: 'generated' | (typeof REAL_TRANSACTIONS)[number],
) => Promise<HandedRun> {
  const runs = new Map<string, Promise<HandedRun>>();
  return (source) => {
    const run = runs.get(source) ?? made(source);
    runs.set(source, run);
    return run;
  };
}

async function made(source: string): Promise<HandedRun> {
  if (source === 'generated') return handed({ changes: { synthetic: { customers: 500 } } });
  const given = { importedEvents: { value: readEvents(source), key: source } };
  return handed({ changes: { source: { kind: 'events' }, clustering: { k: 5 } }, given });
}

/** The run with one constant a little off, so that files of it put customers where they belong, at other distances. */
export function slightlyWrong(run: HandedRun): HandedRun {
  const { features } = run.artifacts;
  const preparation = features.preparation.map((each, j) =>
    j === 0 ? { ...each, scale: each.scale * 1.0001 } : each,
  );
  return { ...run, artifacts: { ...run.artifacts, features: { ...features, preparation } } };
}

/** Names of columns that might be taken for something else. */
export const HOSTILE_NAMES: readonly string[] = ['a"b', "c'd", '__proto__', 'e\nf', '-- g', '*/ h'];

/** Names that a database might take for one another, for those beside them, or for those of the file itself. */
export const COLLIDING_NAMES: readonly string[] = [
  'Milk',
  'milk',
  'MILK',
  'customer_id',
  'Segment',
  'segment_name',
  'f1',
  'nul\0',
];

/** What those are called outside of Strata. */
export const APART_NAMES: readonly string[] = [
  'Milk',
  'milk 2',
  'MILK 3',
  'customer_id 2',
  'Segment 2',
  'segment_name 2',
  'f1',
  'nul\uFFFD',
];

/** A run of a table with missing values, whose segments have hostile names, two of them merged by hand and one set aside. */
export function handedHostileTable(names: readonly string[]): Promise<HandedRun> {
  const columns = Object.fromEntries(
    names.map((column, j) => [
      column,
      Array.from({ length: 60 }, (_, i) =>
        i % 10 < 3 && (i + j) % 4 === 0 ? Number.NaN : (i % 3) * 10 + Math.sin(i * (j + 2)) + j - 5,
      ),
    ]),
  );
  return handed({
    changes: {
      source: { kind: 'customers' },
      clustering: { k: 3 },
      features: { scaling: 'robust', correlationLimit: 1, weights: { [names[0]!]: 2 } },
    },
    given: givenTable(columns),
    segments: [
      { name: "O'Brien; DROP TABLE profiles; --", sources: [0, 2], isSetAside: false },
      { name: 'two\nlines */ "x"', sources: [1], isSetAside: true },
    ],
  });
}
