import type { ImportPlan, FilesTogether } from './import-plan.ts';
import { createLookupReader, joinedHeader, joinRows } from './lookup-table.ts';
import { readTable } from './read-table.ts';
import { type RowSample, sampleRows } from './row-sample.ts';
import type { SampledRow } from './sampled-row.ts';
import { type StoredFile, stretchOf } from './stored-file.ts';

/** Rows of the first of several files, with what is looked up for them, drawn as `sampleRows` does. */
export async function sampleTogether(
  stored: StoredFile,
  { files, lookup }: FilesTogether,
  seed: number,
): Promise<RowSample> {
  const part = files[0]!;
  const { plan } = part;
  const sample = await sampleRows(stretchOf(stored, plan.fileName, part), plan, seed);
  if (lookup === undefined) return sample;
  const { result: table } = await readTable(
    stretchOf(stored, lookup.plan.fileName, lookup),
    createLookupReader(lookup.plan, lookup.ownKey, plan),
    () => undefined,
  );
  const joiner = joinRows(table, { plan, key: lookup.key });
  const joined = (rows: readonly SampledRow[]): readonly SampledRow[] =>
    rows.map((row) => (row.uncut === undefined ? { ...row, record: joiner.row(row.record) } : row));
  return { ...sample, first: joined(sample.first), random: joined(sample.random) };
}

/** The plan that rows of the first file are read by, in which the columns of the lookup stand behind its own. */
export function planOfFirst({ files, lookup }: FilesTogether): ImportPlan {
  const { plan } = files[0]!;
  if (lookup === undefined) return plan;
  return { ...plan, header: joinedHeader(plan.header, lookup.plan.header, lookup.ownKey) };
}
