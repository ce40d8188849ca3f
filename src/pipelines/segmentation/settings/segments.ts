import { number } from '../../../engine/setting.ts';

/** From where on a difference is worth a word. */
export const segments = {
  title: 'Segments',
  settings: {
    minEffect: number({
      title: 'Contrast from',
      help: 'A number tells a segment from the other customers from this standardised mean difference (Cohen’s d).',
      unit: '|d|',
      min: 0,
      max: 5,
      step: 0.05,
      fallback: 0.5,
    }),
    minLift: number({
      title: 'Lift from',
      help: 'A category tells a segment from the other customers from this ratio of shares.',
      unit: '×',
      min: 1,
      max: 20,
      step: 0.05,
      fallback: 1.3,
    }),
    ruleConditions: number({
      title: 'Conditions in a rule',
      help: 'How many conditions the rule that recognises a member may have.',
      unit: 'conditions',
      min: 1,
      max: 3,
      step: 1,
      fallback: 3,
    }),
  },
} as const;
