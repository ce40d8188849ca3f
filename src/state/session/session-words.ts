import type { ReadSession } from './saved-session.ts';

/** Clocks of tabs and of earlier visits may differ by this much without being wrong. */
const MS_OF_TOLERANCE = 60_000;

/** “The session of 14:05”, with the day when it is another one; without a time when the clock has been set back since. */
export function sessionName({ at }: Pick<ReadSession, 'at'>, now: number): string {
  if (at <= 0 || at > now + MS_OF_TOLERANCE) return 'The session of an earlier visit';
  const today = new Date(now).toDateString() === new Date(at).toDateString();
  const moment = new Intl.DateTimeFormat(undefined, {
    ...(today ? {} : { dateStyle: 'medium' }),
    timeStyle: 'short',
  }).format(at);
  return `The session of ${moment}`;
}

/** What a session holds, for a person to recognise it by. */
export function sessionContents({ project }: Pick<ReadSession, 'project'>): string {
  const { inputs, byHand, preset } = project;
  const files = Object.values(inputs).map(({ fileName }) => fileName);
  const byHandCount = byHand.overrides.length + byHand.edits.list.length + byHand.savedSelections.length;
  return [
    ...(files.length > 0 ? files : ['generated data']),
    `preset “${preset}”`,
    ...(byHandCount > 0 ? [`${byHandCount} made by hand`] : []),
    ...(byHand.notes === '' ? [] : ['notes']),
  ].join(', ');
}
