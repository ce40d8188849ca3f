import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useServices } from '../app-context.ts';
import { Icon } from '../parts/icon.tsx';
import { commandsNow } from './command-list.ts';
import type { Command, Overlay } from './command.ts';
import { rankCommands } from './rank-commands.ts';
import styles from './palette.module.css';

/** Finds a command by a few letters and does it: a text field over a list, in which the arrow keys choose. */
export function Palette({ show, onClose }: { show(overlay: Overlay): void; onClose(): void }) {
  const { store } = useServices();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const commands = useMemo(() => commandsNow(store), [store]);
  const found = useMemo(() => rankCommands(commands, typed), [commands, typed]);

  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen, found]);

  const follow = (command: Command | undefined): void => {
    if (command === undefined) return;
    dialog.current?.close();
    command.run({ store, show });
  };
  const move = (event: KeyboardEvent): void => {
    const to = placeAfter(event.key, chosen, found.length);
    if (event.key === 'Enter') follow(found[chosen]);
    else if (to !== undefined) setChosen(to);
    else return;
    event.preventDefault();
  };

  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label="Find a command"
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
    >
      <div className={styles.field}>
        <Icon name="search" />
        <input
          type="text"
          role="combobox"
          aria-label="Command"
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-activedescendant={found.length === 0 ? undefined : `${id}-${chosen}`}
          placeholder="Run, go to a page, choose k …"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setChosen(0);
          }}
          onKeyDown={move}
        />
      </div>
      <div ref={list} id={`${id}-list`} role="listbox" aria-label="Commands" className={styles.list}>
        {found.map((command, place) => (
          <div
            key={command.id}
            id={`${id}-${place}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === chosen}
            className={styles.option}
            onPointerMove={() => setChosen(place)}
            onClick={() => follow(command)}
          >
            <span className={styles.title}>{command.title}</span>
            <span className={styles.group}>{command.group}</span>
            {command.shortcut !== undefined && <kbd className={styles.keys}>{command.shortcut.shown}</kbd>}
          </div>
        ))}
      </div>
      <p className={styles.note} role="status">
        {found.length === 0
          ? `Nothing here is called “${typed.trim()}”.`
          : `${found.length} of ${commands.length} commands`}
      </p>
    </dialog>
  );
}

/** Where a key leads in a list of that length; undefined for a key that leads nowhere. */
function placeAfter(key: string, place: number, length: number): number | undefined {
  if (length === 0) return undefined;
  switch (key) {
    case 'ArrowDown':
      return (place + 1) % length;
    case 'ArrowUp':
      return (place + length - 1) % length;
    case 'PageDown':
      return Math.min(length - 1, place + 8);
    case 'PageUp':
      return Math.max(0, place - 8);
    default:
      return undefined;
  }
}
