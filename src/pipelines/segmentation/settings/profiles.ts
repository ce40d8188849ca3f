import { timeZoneProblem } from '../../../base/time-zone.ts';
import { text } from '../../../engine/setting.ts';
import { optionalDayProblem } from './day-problem.ts';

/** How events become one row per customer. */
export const profiles = {
  title: 'Customer profiles',
  settings: {
    timeZone: text({
      title: 'Time zone',
      help: 'Hours and weekdays are read there: UTC, a fixed offset such as +01:00, or a name such as Europe/Berlin.',
      placeholder: 'UTC',
      fallback: 'UTC',
      valid: timeZoneProblem,
    }),
    referenceDay: text({
      title: 'Reference day',
      help: 'Recency counts back from here. Empty: the day after the last event.',
      placeholder: 'YYYY-MM-DD',
      fallback: '',
      valid: optionalDayProblem,
    }),
  },
} as const;
