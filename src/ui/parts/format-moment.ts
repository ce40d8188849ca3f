import { once } from '../../base/once.ts';

const moment = once(() => new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' }));

/** Day and time in the words of the person's own language; milliseconds since 1970. */
export function formatMoment(at: number): string {
  return moment().format(at);
}
