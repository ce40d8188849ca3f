import type { ProjectClaims } from '../state/project/project-claims.ts';

const LOCK = 'strata.project.';

/** A lock that this page has or asks for. */
interface Hold {
  readonly granted: Promise<boolean>;
  /** How often it was claimed. */
  claims: number;
  release(): void;
}

/** Claims as Web Locks, which fall free when their page ends, however it ends. Without locks other tabs are not known, and each claim is given. */
export function createProjectClaims(): ProjectClaims {
  const holds = new Map<string, Hold>();
  return {
    async claim(key) {
      const hold = holds.get(key) ?? requested(LOCK + key);
      holds.set(key, hold);
      hold.claims++;
      const isGranted = await hold.granted;
      if (!isGranted && holds.get(key) === hold) holds.delete(key);
      return isGranted;
    },
    release(key) {
      const hold = holds.get(key);
      if (hold === undefined || --hold.claims > 0) return;
      holds.delete(key);
      hold.release();
    },
  };
}

function requested(name: string): Hold {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const granted = new Promise<boolean>((answer) => {
    // Absent on plain-http origins, whatever the types say.
    const locks = navigator.locks as LockManager | undefined;
    if (locks === undefined) return answer(true);
    const asked = locks.request(name, { ifAvailable: true }, (lock) => {
      answer(lock !== null);
      return lock === null ? undefined : released;
    });
    // Where the browser refuses locks, it refuses to tell of other tabs too.
    asked.catch(() => answer(true));
  });
  return { granted, claims: 0, release };
}
