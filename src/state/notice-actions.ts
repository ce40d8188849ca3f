import type { StoreParts } from './app-state.ts';
import type { AppNotice } from './notice.ts';

export interface NoticeActions {
  /** Shows a notice and gives its id. The same words are not shown twice. */
  notify(notice: Omit<AppNotice, 'id'>): number;
  /** Takes the notice away and gives it, if it was there. */
  dismiss(id: number): AppNotice | undefined;
}

export function noticeActions({ store }: StoreParts): NoticeActions {
  let lastId = 0;
  return {
    notify(notice) {
      const id = ++lastId;
      const others = store.getState().notices.filter(({ message }) => message !== notice.message);
      store.setState({ notices: [...others, { ...notice, id }] });
      return id;
    },
    dismiss(id) {
      const { notices } = store.getState();
      const found = notices.find((notice) => notice.id === id);
      if (found !== undefined) store.setState({ notices: notices.filter((notice) => notice !== found) });
      return found;
    },
  };
}
