import { number } from '../../../engine/setting.ts';

/** From where on a contrast says whom to address, with what, when and how. */
export const actionability = {
  title: 'Actionability',
  settings: {
    minEffect: number({
      title: 'Difference from',
      help: 'Least standardised difference (Cohen’s d) from the other customers by which a number says who, what, when or how.',
      unit: '|d|',
      min: 0,
      max: 5,
      step: 0.05,
      fallback: 0.5,
    }),
    minLift: number({
      title: 'Lift from',
      help: 'Least ratio of shares by which a category, device or channel does.',
      unit: '×',
      min: 1,
      max: 20,
      step: 0.05,
      fallback: 1.3,
    }),
  },
} as const;
