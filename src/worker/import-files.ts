import { Cancelled } from '../engine/failure.ts';
import type { TaskPool } from '../engine/pool.ts';
import type { FilesTogether, ImportPlan } from '../io/import-plan.ts';
import { uniteParts } from '../io/unite-parts.ts';
import { importedEvents, type ReadFile, type ReadManners } from './import-file.ts';
import { type PartToRead, readPartTask } from './read-part-task.ts';
import { summedProgress } from './summed-progress.ts';

/**
 * Reads several files stored one after the other, each as a task of the pool, and makes one table of them: the same for any
 * number of workers.
 */
export async function importFiles(
  stored: Blob,
  plan: ImportPlan & { readonly together: FilesTogether },
  pool: TaskPool,
  { signal, onProgress }: Pick<ReadManners, 'signal' | 'onProgress'>,
): Promise<ReadFile> {
  const { files, lookup } = plan.together;
  const inputs = files.map(({ from, to, plan: own }): PartToRead => {
    const file = stored.slice(from, to);
    if (lookup === undefined) return { file, plan: own };
    return { file, plan: own, lookup: { ...lookup, file: stored.slice(lookup.from, lookup.to) } };
  });
  const totalBytes = files.reduce((sum, { from, to }) => sum + (to - from), 0);
  const tell = summedProgress(files.length, totalBytes, onProgress);
  const parts = await pool.run(readPartTask, undefined, inputs, {
    signal,
    onProgress: (progress, index) => tell(index, progress.done, progress.items),
    onResult: ({ report }, index) => tell(index, report.bytes, report.read),
  });
  if (signal.aborted) throw new Cancelled();
  const { table, report, rejects, key } = uniteParts(plan, parts);
  const { fileName } = report;
  return {
    imported: {
      ...importedEvents(plan, { table, report, rejects }, key),
      files: parts.map(({ report: own }) => ({
        fileName: own.fileName,
        rows: own.valid,
        rejected: own.read - own.valid,
        bytes: own.bytes,
      })),
    },
    kept: {
      kind: 'events',
      value: { fileName, table, report, mapping: plan.mapping, choices: plan.choices },
      rejects,
    },
  };
}
