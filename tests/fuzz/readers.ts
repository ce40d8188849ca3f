import { zipSync } from 'fflate';
import type { Random } from '../../src/base/random.ts';
import { InputError } from '../../src/base/input-error.ts';
import { createMergeReader, planMergeHistory } from '../../src/io/merge-history.ts';
import { previewFile } from '../../src/io/preview-file.ts';
import { readTable } from '../../src/io/read-table.ts';
import { fileOfBytes } from '../../src/io/stored-file.ts';
import { importOf } from '../io/read-file.ts';
import { CORPUS, MEMBERS, TOKENS } from './corpus.ts';
import type { FuzzTarget } from './fuzz.ts';
import { mutatedBytes } from './mutated-bytes.ts';

type Kind = keyof typeof CORPUS;

/** What the files of each kind are called. */
export const FILE_NAMES: Readonly<Record<Kind, string>> = {
  delimited: 'events.csv',
  aligned: 'events.txt',
  json: 'events.json',
  html: 'events.xls',
  archive: 'events.zip',
  workbook: 'events.xlsx',
  parquet: 'events.parquet',
  merges: 'merges.csv',
};

/** A hostile file of a kind; most archives are changed within, since a change outside is found by their sums. */
export function hostileFile(kind: Kind, random: Random): Uint8Array {
  const members = MEMBERS[kind];
  if (members === undefined || random.chance(0.3)) return mutatedBytes(CORPUS[kind], TOKENS, random);
  const files = members[random.below(members.length)]!;
  const names = Object.keys(files);
  const name = names[random.below(names.length)]!;
  return zipSync({ ...files, [name]: mutatedBytes([files[name]!], TOKENS, random) }, { level: 1 });
}

/** Readers of tables: what a file gives is a table or a refusal that names the remedy. */
const TABLES = (Object.keys(CORPUS) as Kind[])
  .filter((kind) => kind !== 'merges')
  .map((kind): FuzzTarget => ({
    name: kind,
    async attempt(random) {
      const outcome = await importOf(hostileFile(kind, random), FILE_NAMES[kind]);
      if (outcome.kind === 'refused') {
        demandRemedy(outcome.message);
        return;
      }
      const { parsed, valid, read, rejected, amountSum } = outcome.report;
      const turnedAway = rejected.reduce((sum, { count }) => sum + count, 0);
      if (!(read >= parsed && parsed >= valid) || turnedAway > read)
        throw new Error(`the funnel does not add up: ${read} ${parsed} ${valid}, ${turnedAway} rejected`);
      if (!Number.isFinite(amountSum)) throw new Error(`the amounts add up to ${amountSum}`);
    },
  }));

/** A merge history is read or refused, and counts no more rows than it has read. */
const MERGES: FuzzTarget = {
  name: 'merges',
  async attempt(random) {
    const file = fileOfBytes(FILE_NAMES.merges, hostileFile('merges', random));
    try {
      const plan = planMergeHistory(await previewFile(file), undefined);
      const { result } = await readTable(file, createMergeReader(plan), () => undefined);
      if (result.merges.past.length > result.report.read) throw new Error('more merges than rows');
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      demandRemedy(error.message);
    }
  },
};

function demandRemedy(message: string): void {
  if (!message.endsWith('.')) throw new Error(`no remedy: ${message}`);
}

export const READERS: readonly FuzzTarget[] = [...TABLES, MERGES];
