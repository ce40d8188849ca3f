import type { CsvRecord } from './csv.ts';
import { openDelimitedRecords } from './delimited-records.ts';
import type { ImportPlan } from './import-plan.ts';
import { recordsAbove } from './row-reader.ts';
import { BYTES_OF_A_PIECE, type StoredFile } from './stored-file.ts';

/** The header of a file of delimited text as it stands there; not found where it ends beyond the first piece of the file. O(bytes of a piece). */
export async function headerRecord(
  file: StoredFile,
  plan: ImportPlan,
): Promise<{ readonly header: CsvRecord | undefined } | undefined> {
  const above = recordsAbove(plan);
  if (above === 0) return { header: undefined };
  const records: CsvRecord[] = [];
  const source = openDelimitedRecords(plan, {
    record: (record) => records.push(record),
    reject: () => undefined,
  });
  source.push(await file.read(0, Math.min(file.size, BYTES_OF_A_PIECE)));
  if (records.length < above) return undefined;
  return { header: plan.dialect.hasHeader ? records[above - 1] : undefined };
}
