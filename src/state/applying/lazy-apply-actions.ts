import { once } from '../../base/once.ts';
import type { StoreParts } from '../app-state.ts';
import type { ApplyActions, ApplyPeers, LoadedApplyActions } from './apply-actions.ts';

export interface LazyApplyActions extends Pick<LoadedApplyActions, 'restore' | 'forget'> {
  readonly actions: ApplyActions;
}

/** The actions that apply a model; loaded when one is first opened. */
export function lazyApplyActions(parts: StoreParts, peers: ApplyPeers): LazyApplyActions {
  let now: LoadedApplyActions | undefined;
  const loaded = once(async () => {
    now = (await import('./apply-actions.ts')).applyActions(parts, peers);
    return now.actions;
  });
  return {
    restore: (noticeId) => now?.restore(noticeId),
    forget: (noticeId) => now?.forget(noticeId),
    actions: {
      openModel: async (file) => (await loaded()).openModel(file),
      openRunModel: async () => (await loaded()).openRunModel(),
      openNewData: async (files) => (await loaded()).openNewData(files),
      openNewMerges: async (file) => (await loaded()).openNewMerges(file),
      applyModel: async () => (await loaded()).applyModel(),
      applyAsOf: async (day) => (await loaded()).applyAsOf(day),
      backToNewData: async () => (await loaded()).backToNewData(),
      cancelApply: async () => (await loaded()).cancelApply(),
      closeModel: async () => (await loaded()).closeModel(),
    },
  };
}
