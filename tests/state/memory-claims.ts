import type { ProjectClaims } from '../../src/state/project/project-claims.ts';

/** Claims of one tab on what all tabs share; they fall free when the tab has released each. */
export function memoryClaims(taken: Set<string>): ProjectClaims {
  const own = new Map<string, number>();
  return {
    claim(key) {
      if (taken.has(key) && !own.has(key)) return Promise.resolve(false);
      taken.add(key);
      own.set(key, (own.get(key) ?? 0) + 1);
      return Promise.resolve(true);
    },
    release(key) {
      const left = (own.get(key) ?? 0) - 1;
      own.set(key, left);
      if (left > 0) return;
      own.delete(key);
      taken.delete(key);
    },
  };
}
