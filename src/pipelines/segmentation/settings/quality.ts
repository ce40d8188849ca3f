import { list, number, text, toggle } from '../../../engine/setting.ts';
import { optionalDayProblem } from './day-problem.ts';

/** What is set aside before anything is computed. */
export const quality = {
  title: 'Quality check',
  settings: {
    dropRepeatedRows: toggle({
      title: 'Drop repeated rows',
      help: 'Exact copies of a row are kept and counted by default: two equal purchases in a minute can be real.',
      fallback: false,
    }),
    testAccounts: list({
      title: 'Test accounts',
      help: 'Ids to set aside; * stands for any characters, as in test-*.',
      placeholder: 'test-*',
      fallback: [],
    }),
    maxEventsPerDay: number({
      title: 'Events per day at most',
      help: 'Customers above this rate on their busiest day are set aside as bots; 0 switches the rule off.',
      unit: 'events',
      min: 0,
      max: 100_000,
      step: 1,
      fallback: 1000,
    }),
    minAmount: number({
      title: 'Smallest amount',
      help: 'Rows below it are set aside; refunds are negative.',
      unit: 'currency',
      min: -1e12,
      max: 1e12,
      step: 0.01,
      fallback: -1e12,
    }),
    maxAmount: number({
      title: 'Largest amount',
      help: 'Rows above it are set aside.',
      unit: 'currency',
      min: -1e12,
      max: 1e12,
      step: 0.01,
      fallback: 1e12,
    }),
    dropAfter: text({
      title: 'Drop events after',
      help: 'Events on later days are set aside as dated in the future. Empty: nothing is.',
      placeholder: 'YYYY-MM-DD',
      fallback: '',
      valid: optionalDayProblem,
    }),
  },
} as const;
