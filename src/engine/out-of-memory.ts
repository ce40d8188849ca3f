/** What engines say when an allocation fails: V8, SpiderMonkey, JavaScriptCore, and the structured clone of Chromium. */
const WORDS =
  /allocation failed|invalid typed array length: \d|invalid array buffer length|array buffer length exceeds|could not allocate memory|allocation size overflow|out of memory/i;

/** An allocation that failed. */
export class OutOfMemory extends Error {
  override readonly name = 'OutOfMemory';
}

/**
 * Whether something was thrown because there was no room for it, as far as its words tell: the language has no error of its own
 * for that. A negative length is a defect, not a want of room.
 */
export function isOutOfMemory(thrown: unknown): boolean {
  return thrown instanceof OutOfMemory || (thrown instanceof Error && WORDS.test(thrown.message));
}
