/** A key and what it does, as listed for the user. */
export interface Shortcut {
  readonly keys: string;
  readonly does: string;
}

export const SHORTCUTS: readonly Shortcut[] = [
  { keys: 'r', does: 'Run' },
  { keys: 'Esc', does: 'Cancel the run, close what is open, clear the selection' },
  { keys: '[', does: 'One segment fewer, inside the range that was tried' },
  { keys: ']', does: 'One segment more' },
  { keys: '1 – 7', does: 'Go to a page, in the order of the navigation' },
  { keys: 'u', does: 'Undo the last change of settings' },
  { keys: 'Shift u', does: 'Redo' },
  { keys: '?', does: 'Show this list' },
];

/** Whether keys go into the element as text or move its value, so that they are not shortcuts. */
export function takesKeys(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'file', 'submit', 'reset'].includes(target.type);
  return target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;
}
