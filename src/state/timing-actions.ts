import { runSize, type RunSize } from '../pipelines/segmentation/estimate/run-size.ts';
import type { SegmentationConfig } from '../pipelines/segmentation/config.ts';
import { isBound, readBounds, type AlertName } from './alert-bounds.ts';
import type { StoreParts } from './app-state.ts';
import type { Inputs } from './import-flow.ts';
import { MOST_RUNS, readRunTimes, runTimes, runTimesText } from './run-times.ts';

export interface TimingActions {
  /** Reads the times of earlier visits. */
  start(): void;
  /** Keeps the times of the run that has just ended, as long as there is room for them. */
  record(): void;
  /** Forgets all times. */
  forget(): void;
  setBound(name: AlertName, value: number): void;
}

/** Where the times of runs are kept. */
export const RUN_TIMES_KEY = 'strata.run-times';
const BOUNDS_KEY = 'strata.alerts';

export function timingActions({ store, ports }: StoreParts): TimingActions {
  const keep = (times: ReturnType<typeof readRunTimes>): void => {
    store.setState({ runTimes: times });
    ports.storage.write(RUN_TIMES_KEY, runTimesText(times));
  };
  return {
    start() {
      const kept = readRunTimes(ports.storage.read(RUN_TIMES_KEY));
      if (kept.length > 0) store.setState({ runTimes: kept });
      const bounds = ports.storage.read(BOUNDS_KEY);
      if (bounds !== undefined) store.setState({ alertBounds: readBounds(bounds) });
    },
    record() {
      const { run, inputs, host, runTimes: shown } = store.getState();
      if (run.config === undefined || host === undefined) return;
      // Another tab may have added some since.
      const text = ports.storage.read(RUN_TIMES_KEY);
      const before = text === undefined ? shown : readRunTimes(text);
      const times = runTimes(run, sizeOf(run.config, inputs), host.workers);
      if (times !== undefined) keep([...before, times].slice(-MOST_RUNS));
    },
    forget: () => keep([]),
    setBound(name, value) {
      if (!isBound(name, value)) return;
      const alertBounds = { ...store.getState().alertBounds, [name]: value };
      store.setState({ alertBounds });
      ports.storage.write(BOUNDS_KEY, JSON.stringify(alertBounds));
    },
  };
}

/** What is known before a run of its size. */
export function sizeOf(config: SegmentationConfig, inputs: Inputs): RunSize {
  const { kind } = config.source;
  return runSize(config, kind === 'synthetic' ? undefined : inputs[kind]);
}
