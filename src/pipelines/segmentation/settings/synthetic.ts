import { number, text } from '../../../engine/setting.ts';
import { dayProblem } from './day-problem.ts';

/** What is generated when no file is imported. */
export const synthetic = {
  title: 'Generated data',
  settings: {
    customers: number({
      title: 'Customers',
      help: 'How many people to generate.',
      unit: 'customers',
      min: 20,
      max: 1_000_000,
      step: 1,
      fallback: 5000,
    }),
    eventsPerCustomer: number({
      title: 'Events per customer',
      help: 'On average. Each kind of customer has more or fewer sessions in proportion; at 141 they are as the archetypes name them.',
      unit: 'events',
      min: 10,
      max: 500,
      step: 1,
      fallback: 141,
    }),
    firstDay: text({
      title: 'First day',
      help: 'First day of the window, in UTC.',
      placeholder: '2024-01-01',
      fallback: '2024-01-01',
      valid: dayProblem,
    }),
    lastDay: text({
      title: 'Last day',
      help: 'Last day of the window, included.',
      placeholder: '2024-06-30',
      fallback: '2024-06-30',
      valid: dayProblem,
    }),
    mergeProbability: number({
      title: 'Customers with past ids',
      help: 'Probability that part of a customer’s events stands under one to three past ids, as after a merge of accounts.',
      unit: 'probability',
      min: 0,
      max: 1,
      step: 0.01,
      fallback: 0.15,
    }),
    drift: number({
      title: 'Drifting customers',
      help: 'Share of customers who from the middle of the window on behave as another kind of customer, to see whether the test of time finds them.',
      unit: 'share',
      min: 0,
      max: 1,
      step: 0.05,
      fallback: 0,
    }),
    dirt: number({
      title: 'Dirt',
      help: 'How much goes wrong in the data, from 0 (clean) to 1: merge chains, cycles and conflicts, repeated events, bots, missing values, future dates.',
      unit: 'share',
      min: 0,
      max: 1,
      step: 0.05,
      fallback: 0,
    }),
  },
} as const;
