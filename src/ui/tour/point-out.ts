/**
 * Frames the first visible element that one of the selectors finds, as soon as it is there, and brings it into sight; another
 * one when that is hidden or gone, as what a page or a tab showed before is once the next has been drawn.
 * Returns what ends it and takes the frame away.
 */
export function pointOut(selectors: readonly string[]): () => void {
  let request = 0;
  let found: HTMLElement | undefined;
  const look = (): void => {
    request = requestAnimationFrame(look);
    if (found !== undefined && isVisible(found)) return;
    unframe(found);
    found = selectors.flatMap(visible)[0];
    if (found === undefined) return;
    found.dataset['tour'] = 'here';
    const tall = found.offsetHeight > innerHeight / 2;
    found.scrollIntoView({ block: tall ? 'start' : 'center', behavior: 'instant' });
  };
  request = requestAnimationFrame(look);
  return () => {
    cancelAnimationFrame(request);
    unframe(found);
  };
}

function unframe(element: HTMLElement | undefined): void {
  if (element !== undefined) delete element.dataset['tour'];
}

function visible(selector: string): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)].filter(isVisible);
}

function isVisible(element: HTMLElement): boolean {
  return element.isConnected && element.checkVisibility({ visibilityProperty: true });
}
