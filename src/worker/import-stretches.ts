import { canonicalJson } from '../base/canonical-json.ts';
import { digest } from '../base/sha256.ts';
import { Cancelled } from '../engine/failure.ts';
import type { TaskPool } from '../engine/pool.ts';
import type { ImportPlan } from '../io/import-plan.ts';
import { isCutInStretches, LEAST_BYTES, readInStretches } from '../io/read-in-stretches.ts';
import { importedEvents, type ReadFile, type ReadManners } from './import-file.ts';
import { readStretchTask } from './read-stretch-task.ts';
import { storedFile } from './stored-file.ts';
import { summedProgress } from './summed-progress.ts';

/**
 * Reads one large file of events in stretches, one for each worker of the pool, and makes one table of them: the same as
 * `importTableFile`, and under the same id. Undefined where the file is too small for it, or cannot be read so.
 */
export async function importInStretches(
  file: Blob,
  plan: ImportPlan,
  pool: TaskPool,
  { signal, onProgress, giveWay }: ReadManners,
  leastBytes = LEAST_BYTES,
): Promise<ReadFile | undefined> {
  if (pool.size < 2 || file.size < leastBytes || !isCutInStretches(plan)) return undefined;
  const { fileName } = plan;
  const progress = summedProgress(pool.size, file.size, onProgress);
  const read = await readInStretches(storedFile(file, fileName), plan, pool.size, async (stretches) => {
    const inputs = stretches.map((stretch) => ({ ...stretch, file }));
    const reads = await pool.run(readStretchTask, undefined, inputs, {
      signal,
      onResult: () => {},
      onProgress: ({ done, items }, index) => progress(index, done, items),
    });
    await giveWay();
    if (signal.aborted) throw new Cancelled();
    return reads;
  });
  if (read === undefined) return undefined;
  const { table, report, rejects, contentHash } = read;
  const id = digest().text(canonicalJson(plan)).text(contentHash).hex();
  return {
    imported: importedEvents(plan, { table, report, rejects }, id),
    kept: {
      kind: 'events',
      value: { fileName, table, report, mapping: plan.mapping, choices: plan.choices },
      rejects,
    },
  };
}
