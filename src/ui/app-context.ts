import { createContext, use, useSyncExternalStore } from 'react';
import { assert } from '../base/assert.ts';
import type { CacheStats } from '../engine/cache.ts';
import type { AppActions, AppState, AppStore } from '../state/app-state.ts';
import type { Measurement, Measuring, MeasuringKind } from '../state/measuring.ts';
import type { FrameWatch } from './frame-watch.ts';
import type { HandedOver, HandoverRequest } from '../worker/handover-protocol.ts';
import type { Answer, RunOrder } from '../worker/protocol.ts';
import type { TableFileOrder } from '../worker/table-file-protocol.ts';

/** What the whole page shares: the store, and the few things that components ask of the world. */
export interface AppServices {
  readonly store: AppStore;
  /** Milliseconds on the store's clock. */
  now(): number;
  cacheStats(): Promise<Answer<CacheStats>>;
  clearCache(stages?: readonly string[]): Promise<Answer<undefined>>;
  /** Writes a table into a file, off the main thread. */
  writeTable(order: TableFileOrder): Promise<Answer<Blob>>;
  /** Writes files that repeat a finished run on other engines. */
  handOver(order: RunOrder, request: HandoverRequest): Promise<Answer<HandedOver>>;
  /** Timed runs beside the shown one; the same each time, loaded when it is first asked for. */
  measuring(): Promise<Measuring>;
  readonly frames: FrameWatch;
}

export const AppContext = createContext<AppServices | undefined>(undefined);

export function useServices(): AppServices {
  const services = use(AppContext);
  assert(services !== undefined, 'no AppContext above this component');
  return services;
}

/** Part of the state; `select` returns existing references, or the component renders for ever. */
export function useApp<T>(select: (state: AppState) => T): T {
  const { store } = useServices();
  return useSyncExternalStore(store.subscribe, () => select(store.getState()));
}

/** What makes timed runs; suspends until it is loaded. */
export function useMeasuring(): Measuring {
  return use(useServices().measuring());
}

/** One series of timed runs. */
export function useMeasurement(kind: MeasuringKind): Measurement {
  const measuring = useMeasuring();
  return useSyncExternalStore(measuring.subscribe, () => measuring.getState()[kind]);
}

/** The same object in every render. */
export function useActions(): AppActions {
  return useServices().store.actions;
}
