import type { ArchiveAnswer } from '../state/archive.ts';
import { archiveProblem } from './archive-problem.ts';

/** What the database gives, or what is wrong with it: nothing is thrown. */
export async function answered<T>(make: () => Promise<T>): Promise<ArchiveAnswer<T>> {
  try {
    return { kind: 'ok', value: await make() };
  } catch (thrown) {
    return { kind: 'failed', problem: archiveProblem(thrown) };
  }
}

/** For single requests: the transaction's own promise tells of a failure; theirs would tell it twice. */
export function ignored(): void {}
