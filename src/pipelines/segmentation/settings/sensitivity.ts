import { number, toggle } from '../../../engine/setting.ts';

/** How hard the chosen segments are shaken. */
export const sensitivity = {
  title: 'Sensitivity',
  settings: {
    sampling: toggle({
      title: 'Draw customers again',
      help: 'Clusters bootstrap samples of the customers and asks how far each segment comes back. Off: stability reads “not tested”.',
      fallback: true,
    }),
    replicates: number({
      title: 'Bootstrap replicates',
      help: 'More replicates narrow the intervals; those already computed are kept.',
      unit: 'replicates',
      min: 10,
      max: 1000,
      step: 1,
      fallback: 50,
    }),
    features: toggle({
      title: 'Leave features out',
      help: 'Clusters again without each feature and each group, to see which segments hang on one of them.',
      fallback: true,
    }),
    time: toggle({
      title: 'Take other periods',
      help: 'Rebuilds the profiles from the events of halves and of shorter periods, and asks whether behaviour drifts.',
      fallback: true,
    }),
    restarts: toggle({
      title: 'Start elsewhere',
      help: 'Clusters the same customers from other starts, to see whether the optimum is found again.',
      fallback: true,
    }),
    noise: toggle({
      title: 'Add noise',
      help: 'Lays noise of 1% to 20% of each feature’s spread over the features and clusters again.',
      fallback: true,
    }),
    sample: toggle({
      title: 'Hold a sample against all',
      help: 'With more customers than a sample holds, says at the chosen k how far segments made on a sample agree with those made on all customers.',
      fallback: true,
    }),
    nulls: toggle({
      title: 'Hold against data without segments',
      help: 'Puts copies that are one cloud with the same correlations through the same tests: the band that a score has to leave.',
      fallback: true,
    }),
    nullCopies: number({
      title: 'Copies without segments',
      help: 'How many of each kind: one Gaussian cloud, put through every test, and copies that keep the distribution of each feature, through sampling alone.',
      unit: 'copies',
      min: 2,
      max: 200,
      step: 1,
      fallback: 10,
    }),
  },
} as const;
