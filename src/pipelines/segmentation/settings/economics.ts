import { number } from '../../../engine/setting.ts';

/** What addressing a segment costs and may bring, as ranges, because nobody knows it exactly. */
export const economics = {
  title: 'Economics',
  settings: {
    costLow: number({
      title: 'Cost per customer from',
      help: 'Least cost of addressing one customer over the horizon.',
      unit: 'currency',
      min: 0,
      max: 1_000_000,
      step: 0.1,
      fallback: 2,
    }),
    costHigh: number({
      title: 'Cost per customer to',
      help: 'Greatest cost of addressing one customer over the horizon.',
      unit: 'currency',
      min: 0,
      max: 1_000_000,
      step: 0.1,
      fallback: 5,
    }),
    liftLow: number({
      title: 'Extra spend from',
      help: 'Least rise of a customer’s value by being addressed.',
      unit: 'share',
      min: 0,
      max: 5,
      step: 0.01,
      fallback: 0.02,
    }),
    liftHigh: number({
      title: 'Extra spend to',
      help: 'Greatest rise of a customer’s value by being addressed.',
      unit: 'share',
      min: 0,
      max: 5,
      step: 0.01,
      fallback: 0.1,
    }),
    marginLow: number({
      title: 'Margin from',
      help: 'Least share of revenue that is left as profit.',
      unit: 'share',
      min: 0,
      max: 1,
      step: 0.01,
      fallback: 0.25,
    }),
    marginHigh: number({
      title: 'Margin to',
      help: 'Greatest share of revenue that is left as profit.',
      unit: 'share',
      min: 0,
      max: 1,
      step: 0.01,
      fallback: 0.45,
    }),
  },
} as const;
