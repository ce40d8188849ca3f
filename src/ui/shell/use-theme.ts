import { useEffect } from 'react';
import { useApp } from '../app-context.ts';

/** Keeps `data-theme` of the root at light or dark, following the system where the user has not chosen; paper is always light. */
export function useTheme(): void {
  const theme = useApp((state) => state.theme);
  useEffect(() => {
    const system = matchMedia('(prefers-color-scheme: dark)');
    const printed = matchMedia('print');
    const dark = (): boolean => (theme === 'system' ? system.matches : theme === 'dark');
    const show = (): void => {
      document.documentElement.dataset['theme'] = printed.matches || !dark() ? 'light' : 'dark';
    };
    show();
    for (const query of [system, printed]) query.addEventListener('change', show);
    return () => {
      for (const query of [system, printed]) query.removeEventListener('change', show);
    };
  }, [theme]);
}
