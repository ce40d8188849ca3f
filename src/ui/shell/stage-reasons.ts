import { NOT_TESTED } from './stage-words.ts';

/** Why a stage was skipped, failed or cancelled, in a sentence. */
export function reasonWords(reason: string): string {
  return reason === NOT_TESTED
    ? 'Switched off in the configuration, so nothing is claimed of it.'
    : /[.!?]$/.test(reason)
      ? reason
      : `${reason.slice(0, 1).toUpperCase()}${reason.slice(1)}.`;
}

const ACRONYMS = /\b(?:ari|clv|mae)\b/g;

/** "rowsPerSecond" as words: "rows per second". */
export function metricWords(name: string): string {
  return name
    .replaceAll(/[_-]/g, ' ')
    .replaceAll(
      /([a-z0-9])([A-Z])/g,
      (_, before: string, after: string) => `${before} ${after.toLowerCase()}`,
    )
    .replaceAll(ACRONYMS, (word) => word.toUpperCase());
}
