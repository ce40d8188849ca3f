import type { KeptTexts } from '../ports.ts';

const OPEN_KEY = 'strata.open';
const KEEPING_KEY = 'strata.autosave';
/** More than anybody has open; older ones are no longer offered. */
const MOST_OPEN = 20;

/** Ids of the sessions whose page is open or ended without closing; undefined when that cannot be read. */
export function openMarks(texts: KeptTexts): readonly string[] | undefined {
  try {
    const ids: unknown = JSON.parse(texts.read(OPEN_KEY) ?? '[]');
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : undefined;
  } catch {
    return undefined;
  }
}

/** Marks a session as open; whether the mark is kept. */
export function markOpen(texts: KeptTexts, id: string): boolean {
  const others = (openMarks(texts) ?? []).filter((each) => each !== id);
  return texts.write(OPEN_KEY, JSON.stringify([...others, id].slice(-MOST_OPEN)));
}

/** Marks these as well in the place of marks that cannot be read. */
export function mendMarks(texts: KeptTexts, ids: readonly string[]): void {
  const marks = openMarks(texts) ?? [];
  const lost = ids.filter((id) => !marks.includes(id));
  texts.write(OPEN_KEY, JSON.stringify([...lost, ...marks].slice(-MOST_OPEN)));
}

/** Takes the marks of sessions away: they are closed in good order, or given up. */
export function unmark(texts: KeptTexts, ids: readonly string[]): void {
  const marks = openMarks(texts) ?? [];
  const others = marks.filter((each) => !ids.includes(each));
  if (others.length < marks.length) texts.write(OPEN_KEY, JSON.stringify(others));
}

/** Whether the person lets sessions be kept. */
export function mayKeep(texts: KeptTexts): boolean {
  return texts.read(KEEPING_KEY) !== 'off';
}

export function setMayKeep(texts: KeptTexts, may: boolean): void {
  texts.write(KEEPING_KEY, may ? 'on' : 'off');
}
