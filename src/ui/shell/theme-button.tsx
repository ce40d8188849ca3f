import type { Theme } from '../../state/app-state.ts';
import { useActions, useApp } from '../app-context.ts';
import { IconButton } from '../parts/button.tsx';

const NEXT: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' };
const WORDS: Readonly<Record<Theme, string>> = { system: 'as the system', light: 'light', dark: 'dark' };

export function ThemeButton() {
  const { setTheme } = useActions();
  const theme = useApp((state) => state.theme);
  return (
    <IconButton
      icon={theme === 'system' ? 'auto' : theme}
      label={`Theme: ${WORDS[theme]}`}
      onClick={() => setTheme(NEXT[theme])}
    />
  );
}
