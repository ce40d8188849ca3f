/** Whose turn it is: what was asked for earlier shows no more. */
export interface ImportTurn {
  take(): number;
  isMine(turn: number): boolean;
  /** The file that is looked at. */
  opened(): File | undefined;
}
