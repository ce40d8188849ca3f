import type { AppStore } from '../../state/app-state.ts';

/** What can lie over the page, one at a time. */
export type Overlay = 'palette' | 'shortcuts' | 'configuration' | 'tour';

/** What a command works on. */
export interface CommandContext {
  readonly store: AppStore;
  show(overlay: Overlay): void;
}

/** Something a person can ask for by its words or, where it has some, its keys. */
export interface Command {
  /** Never the same for two commands. */
  readonly id: string;
  /** What it does, as an order: "Go to Stability". */
  readonly title: string;
  readonly group: CommandGroup;
  /** Further words by which it is found. */
  readonly words?: string;
  readonly shortcut?: Shortcut;
  run(context: CommandContext): void;
}

export type CommandGroup = 'Run' | 'Pages' | 'Settings' | 'Segments' | 'Files' | 'Scenarios' | 'Help';

/** Keys that ask for a command while no text is being typed. */
export interface Shortcut {
  /** `KeyboardEvent.key`, with Shift in it where it matters: "U". */
  readonly key: string;
  /** As listed: "Shift u". */
  readonly shown: string;
  /** Together with Ctrl or ⌘; then also while text is being typed. */
  readonly control?: boolean;
}
