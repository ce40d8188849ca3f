import { InputError } from '../base/input-error.ts';
import type { ImportPlan } from './import-plan.ts';
import type { ImportWarning } from './import-report.ts';
import type { RecordSink } from './record-sink.ts';
import { sheetRecords } from './sheet-records.ts';
import type { StoredFile } from './stored-file.ts';
import { openWorkbook } from './workbook.ts';

/** Pours the rows of the named sheet, padded to the plan's columns; gives what is to be told. O(characters). */
export async function* pourSheet(
  file: StoredFile,
  name: string,
  plan: Pick<ImportPlan, 'header' | 'decimal'>,
  sink: RecordSink,
): AsyncGenerator<undefined, readonly ImportWarning[]> {
  const workbook = await openWorkbook(file);
  const sheet = workbook.sheets.find((each) => each.name === name);
  if (sheet === undefined) {
    throw new InputError({
      file: file.name,
      message: `The workbook has no sheet “${name}”.`,
      remedy: 'Choose the file again.',
    });
  }
  const source = { workbook, sheet, file: file.name, width: plan.header.length };
  return yield* sheetRecords(source, sink, plan.decimal);
}
