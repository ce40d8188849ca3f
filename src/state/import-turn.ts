/** Whose turn it is: what was asked for earlier shows no more. */
export interface ImportTurn {
  take(): number;
  isMine(turn: number): boolean;
  /** A number for files that are opened together, another each time. */
  nextOpening(): number;
  /** The file that is looked at. */
  opened(): File | undefined;
}
