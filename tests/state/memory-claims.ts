import type { ProjectClaims } from '../../src/state/project/project-claims.ts';

/** Claims of one tab on what all tabs share; they fall free when the tab releases them. */
export function memoryClaims(taken: Set<string>): ProjectClaims {
  const own = new Set<string>();
  return {
    claim(key) {
      if (taken.has(key) && !own.has(key)) return Promise.resolve(false);
      taken.add(key);
      own.add(key);
      return Promise.resolve(true);
    },
    releaseAllBut(keys) {
      for (const key of own) {
        if (keys.includes(key)) continue;
        own.delete(key);
        taken.delete(key);
      }
    },
  };
}
