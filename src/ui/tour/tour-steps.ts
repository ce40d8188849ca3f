import type { AppActions } from '../../state/app-state.ts';

/** One stop of the tour: what is pointed at, and what there is to know of it. */
export interface TourStep {
  readonly title: string;
  readonly words: string;
  /** Goes where the thing is. */
  readonly go?: (actions: AppActions) => void;
  /** Selectors of the thing, the first that is there and visible counts. */
  readonly at: readonly string[];
}

export const TOUR_STEPS: readonly TourStep[] = [
  {
    title: 'The stages',
    words:
      'A run goes through these stages in order, each with its time. A change of settings recomputes only what reads it; the rest is cached. Open a stage to see what it does and what it found.',
    at: ['section[aria-labelledby="stages-title"]'],
  },
  {
    title: 'The configuration',
    words:
      'Everything that can be set, grouped by stage. Presets are starting points, changes are listed and can be undone, and the address always holds the settings, never data.',
    at: ['form[aria-label="Configuration"]', 'button[aria-label^="Open configuration"]'],
  },
  {
    title: 'How many segments',
    words:
      'Every number of segments is held against data without segments. The lead above says whether structure is clear, weak or not there; choosing another number is instant.',
    go(actions) {
      actions.goTo('segments');
      actions.showTab('overview');
    },
    at: ['main figure', 'main h1'],
  },
  {
    title: 'The map',
    words:
      'Customers on the two directions in which they differ most. The segments were found in all features, not on this map: overlap here need not be overlap there.',
    go(actions) {
      actions.goTo('segments');
      actions.showTab('map');
    },
    at: ['main [role="tabpanel"] figure', 'main figure'],
  },
  {
    title: 'Stability',
    words:
      'Each segment is put through tests: customers drawn again, without a feature, other periods, other starts, noise. The worst test decides, and what was not tested says so.',
    go: (actions) => actions.goTo('stability'),
    at: ['main section', 'main h1'],
  },
  {
    title: 'Verdicts',
    words:
      'Each segment is held against criteria: activate, monitor, review or reject, with the nearest setting that would change it. Moving a threshold judges again and runs nothing.',
    go: (actions) => actions.goTo('validation'),
    at: ['main figure', 'main section', 'main h1'],
  },
];
