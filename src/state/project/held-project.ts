import type { AppPorts } from '../ports.ts';
import { claimProject, type ClaimedName, type ProjectClaims } from './project-claims.ts';

/** What this page has claimed for the project that it has open. */
export interface HeldProject {
  /** Claims a project that is being opened or saved; the one that is open stays claimed until it is replaced. */
  claim(project: { readonly fileName: string; readonly savedAt: string | undefined }): Promise<ClaimedName>;
  /** The page has this one open now, in the place of the former. */
  replace(next: ClaimedName | undefined): void;
  /** The open one was saved so too. */
  add(saved: ClaimedName): void;
  /** It was not opened after all. */
  drop(claimed: ClaimedName | undefined): void;
}

export function heldProject({ projectClaims }: Pick<AppPorts, 'projectClaims'>): HeldProject {
  let claims: ProjectClaims | undefined;
  let held: ReadonlySet<string> = new Set();
  const release = (keys: Iterable<string>): void => {
    for (const key of keys) claims?.release(key);
  };
  return {
    async claim(project) {
      const of = await projectClaims();
      claims = of;
      return await claimProject(of, project);
    },
    replace(next) {
      const former = held;
      held = new Set(next?.keys);
      release(former);
    },
    add({ keys }) {
      release(keys.filter((key) => held.has(key)));
      held = new Set([...held, ...keys]);
    },
    drop: (claimed) => release(claimed?.keys ?? []),
  };
}
