/** What the page tells a service worker that waits: take over now. */
export interface TakeOver {
  readonly kind: 'take-over';
}

/** Whether the worker's build has this file, a path relative to the site's folder; answered over the port that comes with it. */
export interface FileQuestion {
  readonly kind: 'has-file';
  readonly file: string;
}

export function isTakeOver(data: unknown): data is TakeOver {
  return kindOf(data) === 'take-over';
}

export function isFileQuestion(data: unknown): data is FileQuestion {
  return kindOf(data) === 'has-file';
}

function kindOf(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'kind' in data ? data.kind : undefined;
}
