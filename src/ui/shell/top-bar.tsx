import { useState } from 'react';
import { canRedo, canUndo } from '../../state/selectors.ts';
import { useActions, useApp } from '../app-context.ts';
import type { Overlay } from '../commands/command.ts';
import { Button, IconButton } from '../parts/button.tsx';
import { copyLink } from './copy-link.ts';
import { RunStatus } from './run-status.tsx';
import { ThemeButton } from './theme-button.tsx';
import styles from './top-bar.module.css';

/** Run and Cancel with the state of the run; undo, redo, link, theme; the way to the configuration on narrow screens. */
export function TopBar({ show }: { show(overlay: Overlay): void }) {
  const actions = useActions();
  const running = useApp((state) => state.run.phase === 'running');
  const { changeCount } = useApp((state) => state.draft);
  const undoable = useApp(canUndo);
  const redoable = useApp(canRedo);
  return (
    <header className={styles.bar}>
      <RunStatus />
      <div className={styles.group}>
        <Button look="primary" icon="play" onClick={() => void actions.run()} aria-keyshortcuts="r">
          Run
        </Button>
        <Button icon="stop" disabled={!running} onClick={() => actions.cancel()} aria-keyshortcuts="Escape">
          Cancel
        </Button>
      </div>
      <div className={styles.group}>
        <IconButton icon="undo" label="Undo" disabled={!undoable} onClick={() => actions.undo()} />
        <IconButton icon="redo" label="Redo" disabled={!redoable} onClick={() => actions.redo()} />
        <IconButton
          icon="search"
          label="Find a command"
          title="Find a command (Ctrl K or ⌘ K)"
          aria-keyshortcuts="Control+K Meta+K"
          onClick={() => show('palette')}
        />
        <IconButton
          icon="project"
          label="Project"
          title="Save or open a project, notes, what is kept (Ctrl S saves, Ctrl O opens)"
          onClick={() => actions.showProject(true)}
        />
        <span className={styles.wide}>
          <CopyLink />
        </span>
        <ThemeButton />
        <span className={styles.wide}>
          <IconButton
            icon="keyboard"
            label="Keyboard shortcuts"
            aria-keyshortcuts="?"
            onClick={() => show('shortcuts')}
          />
        </span>
        <span className={styles.narrow}>
          <IconButton
            icon="sliders"
            label={changeCount === 0 ? 'Open configuration' : `Open configuration, ${changeCount} changed`}
            onClick={() => show('configuration')}
          />
        </span>
      </div>
    </header>
  );
}

function CopyLink() {
  const actions = useActions();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    if (!(await copyLink(actions))) return;
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <>
      <IconButton
        icon={copied ? 'check' : 'link'}
        label="Copy link"
        title="Copy a link to these settings; it holds no data"
        onClick={() => void copy()}
      />
      <span aria-live="polite" className="visually-hidden">
        {copied ? 'Link copied' : ''}
      </span>
    </>
  );
}
