/**
 * Moves the focus in the next frame, for which the page is laid out anyway; at once it would be laid out in the middle of the
 * task that changed it. Gives what calls it off.
 */
export function focusNextFrame(element: () => HTMLElement | null): () => void {
  const frame = requestAnimationFrame(() => element()?.focus());
  return () => cancelAnimationFrame(frame);
}
