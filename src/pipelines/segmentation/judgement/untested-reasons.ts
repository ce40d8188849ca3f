import type { SegmentationConfig } from '../config.ts';
import { isStreamed, NEEDS_EVENTS } from '../streaming/is-streamed.ts';

/** Parts of a run that settings may leave out. */
export type TestName =
  | 'sampling'
  | 'featureTest'
  | 'timeTest'
  | 'restartTest'
  | 'noiseTest'
  | 'nullTest'
  | 'value'
  | 'rfm'
  | 'prediction';

/** Why each test that a run did not do was not done; absent for those that it does. */
export type UntestedReasons = Readonly<Partial<Record<TestName, string>>>;

/** What the settings of a run leave out, and why: it is switched off, or neither a customer table nor a streamed run can give it. O(1). */
export function untestedReasons({
  source,
  synthetic,
  sensitivity,
  value,
}: Pick<SegmentationConfig, 'source' | 'synthetic' | 'sensitivity' | 'value'>): UntestedReasons {
  const { sampling, features, time, restarts, noise, nulls } = sensitivity;
  const isTable = source.kind === 'customers';
  const streamed = isStreamed({ source, synthetic }) ? NEEDS_EVENTS : undefined;
  const why = {
    sampling: off(sampling),
    featureTest: off(features),
    timeTest: off(time) ?? (isTable ? 'a customer table holds no events' : streamed),
    restartTest: off(restarts),
    noiseTest: off(noise),
    nullTest: off(nulls && (sampling || features || restarts || noise)),
    value: off(value.estimate) ?? (isTable ? NO_PURCHASES : streamed),
    rfm: isTable ? NO_PURCHASES : undefined,
    prediction: off(value.predict) ?? (isTable ? NO_PURCHASES : streamed),
  };
  return Object.fromEntries(Object.entries(why).filter(([, reason]) => reason !== undefined));
}

const NO_PURCHASES = 'a customer table holds no purchases';

function off(isOn: boolean): string | undefined {
  return isOn ? undefined : 'switched off';
}
