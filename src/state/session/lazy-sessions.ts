import { once } from '../../base/once.ts';
import type { StoreParts } from '../app-state.ts';
import type { ArchiveAnswer } from '../archive.ts';
import { mayKeep, openMarks, setMayKeep } from './open-marks.ts';
import type { SessionActions, SessionPeers } from './session-actions.ts';
import { isTouched } from './is-touched.ts';

export interface LazySessions {
  /** Offers what a crash has left, and keeps this page once there is something to lose. */
  start(): void;
  /** Does it with what is loaded for it. */
  with(act: (sessions: SessionActions) => unknown): Promise<void>;
  setKept(isKept: boolean): void;
  /** Erases every session that is kept. */
  forgetAll(): Promise<ArchiveAnswer<undefined>>;
  /** After the texts are erased: that no session may be kept stays. */
  stayOff(): void;
  /** Another tab has erased them. */
  noteGone(): void;
}

/** Keeping sessions for the case of a crash; what does it is loaded when there is something to keep or to offer. */
export function lazySessions(parts: StoreParts, peers: SessionPeers): LazySessions {
  const { store, ports } = parts;
  const show = (isKept: boolean): void =>
    store.setState({ session: { ...store.getState().session, isKept } });
  let isLoaded = false;
  const loaded = once(async () => {
    isLoaded = true;
    await ports.clock.nextTask();
    const [{ sessionActions }, port] = await Promise.all([import('./session-actions.ts'), ports.sessions()]);
    const sessions = sessionActions(parts, port, peers);
    void sessions.offer();
    return sessions;
  });
  return {
    start() {
      if (!mayKeep(ports.storage)) show(false);
      if (openMarks(ports.storage)?.length !== 0) void loaded();
      const stop = store.subscribe((state) => {
        if (!isTouched(state)) return;
        stop();
        void loaded();
      });
    },
    async with(act) {
      await act(await loaded());
    },
    setKept(isKept) {
      setMayKeep(ports.storage, isKept);
      show(isKept);
      void loaded().then((sessions) => sessions.setKept(isKept));
    },
    forgetAll: async () => (await loaded()).forgetAll(),
    stayOff() {
      if (!store.getState().session.isKept) setMayKeep(ports.storage, false);
    },
    noteGone() {
      if (isLoaded) void loaded().then((sessions) => sessions.noteGone());
    },
  };
}
