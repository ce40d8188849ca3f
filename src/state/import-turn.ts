/** Whose turn it is: what was asked for earlier shows no more. */
export interface ImportTurn {
  take(): number;
  isMine(turn: number): boolean;
  /** A number for files that are opened together, another each time. */
  nextOpening(): number;
  /** The file that is looked at. */
  opened(): File | undefined;
  open(file: File | undefined): void;
}

export function importTurn(): ImportTurn {
  let latest = 0;
  let openings = 0;
  let opened: File | undefined;
  return {
    take: () => ++latest,
    isMine: (turn) => turn === latest,
    nextOpening: () => ++openings,
    opened: () => opened,
    open: (file) => {
      opened = file;
    },
  };
}
