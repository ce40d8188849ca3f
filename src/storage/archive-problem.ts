import { LostWorker } from '../engine/failure.ts';
import { isOutOfMemory } from '../engine/out-of-memory.ts';
import type { ArchiveProblem } from '../state/archive.ts';

/** What a rejection of the database means to a person. */
export function archiveProblem(thrown: unknown): ArchiveProblem {
  const name = thrown instanceof Error ? thrown.name : '';
  if (name === 'QuotaExceededError') return 'full';
  if (name === 'VersionError') return 'newer';
  if (name === 'SecurityError' || name === 'InvalidStateError' || thrown instanceof ReferenceError)
    return 'refused';
  if (thrown instanceof LostWorker) return 'memory';
  return isOutOfMemory(thrown) ? 'memory' : 'damaged';
}
