import { canonicalJson } from '../base/canonical-json.ts';
import type { AppActions, StoreParts, Theme } from './app-state.ts';
import type { DraftActions } from './draft-actions.ts';
import type { ConfigStep } from './draft.ts';
import type { NoticeActions } from './notice-actions.ts';
import { decodePermalink } from './permalink.ts';
import { FIRST_TAB } from './segments-tab.ts';

export interface PageActions {
  readonly actions: Pick<
    AppActions,
    'showK' | 'selectSegment' | 'showTab' | 'setTheme' | 'skipTour' | 'goTo' | 'close'
  >;
  /** Reads the address and what was kept, and listens to the address from then on. */
  start(): void;
}

const THEME_KEY = 'strata.theme';
const TOUR_KEY = 'strata.tour';
const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

export function pageActions(
  { store, ports }: StoreParts,
  draft: DraftActions,
  notices: NoticeActions,
): PageActions {
  let stopListening = (): void => {};

  const obey = (fragment: string, adopt: (step: ConfigStep) => void): void => {
    const link = decodePermalink(fragment);
    if (link.page !== undefined) store.setState({ page: link.page });
    if (link.page === 'segments') store.setState({ segmentsTab: link.tab ?? FIRST_TAB });
    const { preset, config } = store.getState().history.present;
    if (link.step !== undefined && !sameValue(link.step, { preset, config })) adopt(link.step);
    if (link.problem !== undefined) {
      notices.notify({
        tone: 'warning',
        message: link.problem,
        remedy: 'The settings are those from before; ask for the link again.',
      });
    }
  };

  return {
    start() {
      const theme = THEMES.find((each) => each === ports.storage.read(THEME_KEY));
      if (theme !== undefined) store.setState({ theme });
      store.setState({ tourOffered: ports.storage.read(TOUR_KEY) !== 'over' });
      obey(ports.address.fragment(), draft.begin);
      stopListening = ports.address.onFragment((fragment) =>
        obey(fragment, (step) => draft.step({ ...step, ownPreset: undefined })),
      );
    },
    actions: {
      showK(k) {
        const known = store.getState().run.views.segmentations?.byK.some((each) => each.k === k) ?? false;
        if (known && k !== store.getState().shownK) store.setState({ shownK: k, selectedSegment: undefined });
      },
      selectSegment(id) {
        if (id !== store.getState().selectedSegment) store.setState({ selectedSegment: id });
      },
      showTab(tab) {
        if (tab === store.getState().segmentsTab) return;
        store.setState({ segmentsTab: tab });
        draft.publish('replace');
      },
      skipTour() {
        store.setState({ tourOffered: false });
        ports.storage.write(TOUR_KEY, 'over');
      },
      setTheme(theme) {
        store.setState({ theme });
        ports.storage.write(THEME_KEY, theme);
      },
      goTo(page) {
        if (page === store.getState().page) return;
        store.setState({ page });
        draft.publish('push');
      },
      close: () => stopListening(),
    },
  };
}

function sameValue(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
