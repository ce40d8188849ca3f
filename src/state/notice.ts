/** A message for the user, shown until dismissed. */
export interface AppNotice {
  readonly id: number;
  readonly tone: 'info' | 'warning' | 'error';
  readonly message: string;
  /** What the user can do about it. */
  readonly remedy?: string;
  readonly action?: NoticeAction;
  /** The other way, where there are two. */
  readonly other?: NoticeAction;
}

/** Something a notice offers to do, with the words on its button. */
export interface NoticeAction {
  readonly label: string;
  readonly does:
    | 'run'
    | 'undo'
    | 'update'
    | 'restore-input'
    | 'restore-import'
    | 'restore-preset'
    | 'restore-runs'
    | 'restore-model'
    | 'restore-session'
    | 'drop-session';
}
