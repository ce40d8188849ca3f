import type { TaskPool } from '../engine/pool.ts';
import type { ImportPlan } from '../io/import-plan.ts';
import { importTableFile, type ReadFile, type ReadManners } from './import-file.ts';
import { importFiles } from './import-files.ts';
import { importInStretches } from './import-stretches.ts';

/** Reads events or customers as planned: several files as one, or one file, by all workers where that is worth it. */
export async function importPlanned(
  file: Blob,
  plan: ImportPlan,
  pool: TaskPool,
  manners: ReadManners,
): Promise<ReadFile> {
  if (plan.together !== undefined)
    return importFiles(file, { ...plan, together: plan.together }, pool, manners);
  return (await importInStretches(file, plan, pool, manners)) ?? importTableFile(file, plan, manners);
}
