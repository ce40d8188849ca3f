import { number, toggle } from '../../../engine/setting.ts';

/** What customers will be worth, and how that is checked. */
export const value = {
  title: 'Value',
  settings: {
    estimate: toggle({
      title: 'Estimate customer value',
      help: 'Fits models of purchases and of spend. Off: customer value reads “not tested”.',
      fallback: true,
    }),
    horizonMonths: number({
      title: 'Horizon',
      help: 'Over how many months to come value is summed.',
      unit: 'months',
      min: 1,
      max: 60,
      step: 1,
      fallback: 12,
    }),
    discountRate: number({
      title: 'Discount',
      help: 'How much less a month later is worth.',
      unit: 'share per month',
      min: 0,
      max: 0.2,
      step: 0.001,
      fallback: 0.01,
    }),
    holdout: number({
      title: 'Held out',
      help: 'The last share of the period, on which forecasts made from the rest are checked.',
      unit: 'share',
      min: 0.1,
      max: 0.5,
      step: 0.05,
      fallback: 0.3,
    }),
    predict: toggle({
      title: 'Test what segments foretell',
      help: 'Makes the segments on the first part of the period and asks how much of the revenue of the rest they explain, beside RFM quintiles.',
      fallback: true,
    }),
  },
} as const;
