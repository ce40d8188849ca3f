import { useEffect } from 'react';
import { useApp } from '../app-context.ts';

/** Keeps `data-theme` of the root at light or dark, following the system where the user has not chosen. */
export function useTheme(): void {
  const theme = useApp((state) => state.theme);
  useEffect(() => {
    const system = matchMedia('(prefers-color-scheme: dark)');
    const show = (): void => {
      document.documentElement.dataset['theme'] =
        theme === 'system' ? (system.matches ? 'dark' : 'light') : theme;
    };
    show();
    system.addEventListener('change', show);
    return () => system.removeEventListener('change', show);
  }, [theme]);
}
