const MOST_FRAMES = 240;

/**
 * Frames the first visible element that one of the selectors finds, as soon as it is there, and brings it into sight.
 * Returns what takes the frame away again.
 */
export function pointOut(selectors: readonly string[]): () => void {
  let frames = 0;
  let request = 0;
  let found: HTMLElement | undefined;
  const look = (): void => {
    found = selectors.flatMap(visible)[0];
    if (found === undefined) {
      if (++frames < MOST_FRAMES) request = requestAnimationFrame(look);
      return;
    }
    found.dataset['tour'] = 'here';
    const tall = found.offsetHeight > innerHeight / 2;
    found.scrollIntoView({ block: tall ? 'start' : 'center', behavior: 'instant' });
  };
  request = requestAnimationFrame(look);
  return () => {
    cancelAnimationFrame(request);
    if (found !== undefined) delete found.dataset['tour'];
  };
}

function visible(selector: string): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)].filter((element) =>
    element.checkVisibility({ visibilityProperty: true }),
  );
}
