import { Cancelled, failureOf } from '../engine/failure.ts';
import type { Answer } from './protocol.ts';

/** What came of it, as data: nothing is thrown across the thread boundary. */
export async function answered<T>(make: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { kind: 'ok', value: await make() };
  } catch (thrown) {
    return thrown instanceof Cancelled
      ? { kind: 'cancelled' }
      : { kind: 'failed', failure: failureOf(thrown) };
  }
}
