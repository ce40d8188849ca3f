import { ignored } from './answered.ts';

/** The parts of a transaction by which it ends. */
interface Ending {
  readonly done: Promise<void>;
  abort(): void;
}

/** Makes every change of a transaction or none: what fails or throws on the way, as a value too large to be stored does, undoes the others. */
export async function wholly<Change extends Ending, T>(
  change: Change,
  make: (change: Change) => T | Promise<T>,
): Promise<T> {
  try {
    const made = await make(change);
    await change.done;
    return made;
  } catch (thrown) {
    undo(change);
    await change.done.catch(ignored);
    throw thrown;
  }
}

function undo(change: Ending): void {
  try {
    change.abort();
  } catch {
    // It has failed by itself, and is undone.
  }
}
