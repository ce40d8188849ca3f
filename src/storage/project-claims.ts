import type { ProjectClaims } from '../state/project/project-claims.ts';

const LOCK = 'strata.project.';

/** Claims as Web Locks, which fall free when their page ends, however it ends. Without locks other tabs are not known, and each claim is given. */
export function createProjectClaims(): ProjectClaims {
  const releases = new Map<string, () => void>();
  return {
    claim: (key) =>
      new Promise((answer) => {
        // Absent on plain-http origins, whatever the types say.
        const locks = navigator.locks as LockManager | undefined;
        if (locks === undefined || releases.has(key)) return answer(true);
        const asked = locks.request(LOCK + key, { ifAvailable: true }, (lock) => {
          answer(lock !== null);
          return lock === null ? undefined : new Promise<void>((release) => releases.set(key, release));
        });
        // Where the browser refuses locks, it refuses to tell of other tabs too.
        asked.catch(() => answer(true));
      }),
    releaseAllBut(keys) {
      for (const [key, release] of releases) {
        if (keys.includes(key)) continue;
        releases.delete(key);
        release();
      }
    },
  };
}
