import type { SegmentationConfig } from '../config.ts';

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

/** What the settings of a run leave out, and why: it is switched off, or a customer table cannot give it. O(1). */
export function untestedReasons({
  source,
  sensitivity,
  value,
}: Pick<SegmentationConfig, 'source' | 'sensitivity' | 'value'>): UntestedReasons {
  const { sampling, features, time, restarts, noise, nulls } = sensitivity;
  const isTable = source.kind === 'customers';
  const why = {
    sampling: off(sampling),
    featureTest: off(features),
    timeTest: off(time) ?? (isTable ? 'a customer table holds no events' : undefined),
    restartTest: off(restarts),
    noiseTest: off(noise),
    nullTest: off(nulls && (sampling || features || restarts || noise)),
    value: off(value.estimate) ?? (isTable ? NO_PURCHASES : undefined),
    rfm: isTable ? NO_PURCHASES : undefined,
    prediction: off(value.predict) ?? (isTable ? NO_PURCHASES : undefined),
  };
  return Object.fromEntries(Object.entries(why).filter(([, reason]) => reason !== undefined));
}

const NO_PURCHASES = 'a customer table holds no purchases';

function off(isOn: boolean): string | undefined {
  return isOn ? undefined : 'switched off';
}
