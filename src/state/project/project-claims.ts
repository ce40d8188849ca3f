/** What of projects this page has open, so that no two tabs save under one name. */
export interface ProjectClaims {
  /** Whether this page has the key from now on, until it ends or has released it once for each claim; false when another tab has it. */
  claim(key: string): Promise<boolean>;
  release(key: string): void;
}

/** The name that a page saves a project under, and why that is another one than its file's. */
export interface ClaimedName {
  readonly name: string;
  /** What another tab has open: this very project, or another one of this name. */
  readonly elsewhere: 'project' | 'name' | undefined;
  /** What was claimed for it. */
  readonly keys: readonly string[];
}

/** What a project as it was saved at a moment is claimed by. */
export function savedKey(savedAt: string): string {
  return `saved ${savedAt}`;
}

/**
 * Claims a project, known by when it was saved, and the name of its file. Where another tab has one of them, the project
 * is a copy here, under a name that no tab has.
 */
export async function claimProject(
  claims: ProjectClaims,
  { fileName, savedAt }: { readonly fileName: string; readonly savedAt: string | undefined },
): Promise<ClaimedName> {
  const saved = savedAt === undefined ? [] : [savedKey(savedAt)];
  const isFree = saved.length === 0 || (await claims.claim(saved[0]!));
  const keys = isFree ? saved : [];
  if (isFree && (await claims.claim(namedKey(fileName))))
    return { name: fileName, elsewhere: undefined, keys: [...keys, namedKey(fileName)] };
  for (let count = 2; ; count++) {
    const name = numbered(fileName, count);
    if (await claims.claim(namedKey(name)))
      return { name, elsewhere: isFree ? 'name' : 'project', keys: [...keys, namedKey(name)] };
  }
}

function namedKey(name: string): string {
  return `named ${name}`;
}

/** “x (2).strata”, also for “x (7).strata”. */
function numbered(fileName: string, count: number): string {
  const dot = fileName.lastIndexOf('.');
  const [stem, ending] = dot <= 0 ? [fileName, ''] : [fileName.slice(0, dot), fileName.slice(dot)];
  return `${stem.replace(/ \(\d{1,3}\)$/, '')} (${count})${ending}`;
}
