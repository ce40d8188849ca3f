import { useMemo, useSyncExternalStore } from 'react';

/** Reads the stylesheet's colours for drawing on a canvas, and again when the theme changes. */
export function useThemeColours(tokens: readonly string[]): Readonly<Record<string, string>> {
  const theme = useSyncExternalStore(subscribe, currentTheme);
  return useMemo(() => readColours(tokens, theme), [tokens, theme]);
}

function readColours(tokens: readonly string[], theme: string): Readonly<Record<string, string>> {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries([
    ...tokens.map((token) => [token, style.getPropertyValue(token).trim()] as const),
    ['theme', theme],
  ]);
}

const QUERIES = ['(prefers-color-scheme: dark)', '(forced-colors: active)'];

function currentTheme(): string {
  const media = QUERIES.map((query) => String(matchMedia(query).matches));
  return [document.documentElement.dataset['theme'] ?? '', ...media].join(' ');
}

function subscribe(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  const lists = QUERIES.map((query) => matchMedia(query));
  for (const list of lists) list.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    for (const list of lists) list.removeEventListener('change', changed);
  };
}
