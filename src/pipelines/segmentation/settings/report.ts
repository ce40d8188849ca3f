import { toggle } from '../../../engine/setting.ts';

/** What is written about a run. */
export const report = {
  title: 'Report',
  settings: {
    include: toggle({
      title: 'Offer a report',
      help: 'The report is built only when it is opened or exported. Off: the command line writes none, and the page offers none.',
      fallback: true,
    }),
  },
} as const;
