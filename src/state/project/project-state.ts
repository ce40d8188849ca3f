import type { InputKind } from '../import-flow.ts';

/** Where the project as a file stands. */
export interface ProjectState {
  /** Whether its dialog is shown. */
  readonly isShown: boolean;
  /** Of the file it was saved to or opened from. */
  readonly fileName: string | undefined;
  /** Whether imported files go into the project file. */
  readonly withData: boolean;
  readonly busy: 'saving' | 'opening' | undefined;
  /** A project that waits for the files it was saved without. */
  readonly awaited: AwaitedFiles | undefined;
}

export interface AwaitedFiles {
  /** What messages call the project. */
  readonly name: string;
  readonly files: readonly AwaitedFile[];
  /** Why the last file was not taken. */
  readonly problem: string | undefined;
}

export interface AwaitedFile {
  readonly kind: InputKind;
  readonly fileName: string;
  readonly bytes: number;
  /** Whether it is several files that were read together. */
  readonly isSeveral: boolean;
}

export const NO_PROJECT: ProjectState = {
  isShown: false,
  fileName: undefined,
  withData: false,
  busy: undefined,
  awaited: undefined,
};

/** A project as a file to hand to the user. */
export interface ProjectFile {
  readonly name: string;
  readonly content: Blob;
}
