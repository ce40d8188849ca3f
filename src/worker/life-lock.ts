/**
 * A worker that closes itself or is ended from outside fires no event at its owner, but the platform releases its locks:
 * each worker holds one lock all its life, and its owner waits for it. Where there are no locks (pages without a secure
 * origin), both functions do nothing, and the heartbeat alone must notice.
 */
export async function holdLifeLock(name: string): Promise<void> {
  const { locks } = navigator;
  if (locks === undefined || name === '') return;
  await new Promise<void>((taken) => {
    void locks.request(name, () => {
      taken();
      return new Promise<never>(() => {});
    });
  });
}

/** Calls back when the worker that holds the lock is gone. To be called once the worker has said that it is ready. */
export async function onLifeLockFree(name: string, gone: () => void, signal: AbortSignal): Promise<void> {
  const { locks } = navigator;
  if (locks === undefined) return;
  try {
    await locks.request(name, { signal }, () => gone());
  } catch (thrown) {
    if (!signal.aborted) throw thrown;
  }
}
