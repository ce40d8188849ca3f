import { type Sliced, stretches } from '../../base/sliced.ts';
import { meansByGroup } from '../../pipelines/segmentation/figures/means-by-group.ts';
import { preparedValues } from '../../pipelines/segmentation/figures/prepared-values.ts';
import { sortedValues } from '../../pipelines/segmentation/figures/sorted-values.ts';
import type { SegmentationConfig } from '../../pipelines/segmentation/config.ts';
import type { FeaturesView, ProfilesView } from '../../pipelines/segmentation/views.ts';
import {
  formatFixed,
  formatPercent,
  formatQuantity,
  formatTick,
  shortUnit,
} from '../charts/format-quantity.ts';
import { linearScale, valueScale, type ValueScale } from '../charts/value-scale.ts';

export type Scaling = SegmentationConfig['features']['scaling'];

/** Values as they were clustered, or as they are. */
export type AxisKind = 'prepared' | 'raw';

/** The values of one feature on an axis. */
export interface ProfileAxis {
  readonly name: string;
  readonly title: string;
  readonly values: Float32Array;
  /** The same as places on the axis, 0 … 1. */
  readonly places: Float32Array;
  readonly scale: ValueScale;
  readonly format: (value: number) => string;
  readonly formatTick: (value: number) => string;
}

export interface AxisSource {
  readonly profiles: ProfilesView;
  readonly features: FeaturesView;
  readonly scaling: Scaling;
  readonly kind: AxisKind;
}

/** Makes axes by the name of their feature, each once; undefined for a feature that was not clustered. O(rows) each. */
export function profileAxes(source: AxisSource): (name: string) => Sliced<ProfileAxis | undefined> {
  const made = new Map<string, ProfileAxis | undefined>();
  const shared = source.kind === 'prepared' ? sharedScale(source) : undefined;
  return function* (name) {
    if (!made.has(name)) made.set(name, yield* makeAxis(name, source, shared));
    return made.get(name);
  };
}

/** Mean place of each segment on an axis; that of its mean value. */
export function* meanPlaces(
  { values, scale }: ProfileAxis,
  labels: Uint8Array,
  k: number,
): Sliced<readonly number[]> {
  return Array.from(yield* meansByGroup(values, labels, k), (mean) => scale.at(mean));
}

/** What one step on the axes of prepared features means. */
export function preparedUnit(scaling: Scaling): string {
  switch (scaling) {
    case 'zscore':
      return 'standard deviations from the mean';
    case 'robust':
      return 'interquartile ranges from the median';
    case 'quantile':
      return 'rank among all customers';
    case 'none':
      return 'prepared, not scaled';
  }
}

function* makeAxis(
  name: string,
  { profiles, features, scaling, kind }: AxisSource,
  shared: ValueScale | undefined,
): Sliced<ProfileAxis | undefined> {
  const column = profiles.columns.find((each) => each.name === name);
  const preparation = features.preparation.find((each) => each.name === name);
  if (column === undefined || preparation === undefined) return undefined;
  const { title, unit } = column;
  if (kind === 'prepared') {
    const values = yield* preparedValues(column.values, preparation, scaling === 'quantile');
    const scale = shared ?? linearScale(...extent(values), 4);
    const format = scaling === 'quantile' ? formatPercent : (value: number) => formatFixed(value, 1);
    const places = yield* placesOn(scale, values);
    return { name, title, values, places, scale, format, formatTick: format };
  }
  const { values } = column;
  const scale = valueScale(yield* sortedValues(values), 4);
  return {
    name,
    title: unitInTitle(title, unit),
    values,
    places: yield* placesOn(scale, values),
    scale,
    format: (value) => formatQuantity(value, unit),
    formatTick: shortUnit(unit) === 'share' ? formatPercent : formatTick,
  };
}

function* placesOn({ at }: ValueScale, values: Float32Array): Sliced<Float32Array> {
  const places = new Float32Array(values.length);
  for (const [from, to] of stretches(values.length)) {
    for (let row = from; row < to; row++) places[row] = at(values[row]!);
    yield;
  }
  return places;
}

/** One scale for all prepared features, from their constants; undefined where they have no common unit. */
function sharedScale({ features: { preparation }, scaling }: AxisSource): ValueScale | undefined {
  if (scaling === 'none') return undefined;
  if (scaling === 'quantile') return linearScale(0, 1, 4);
  const ends = preparation.flatMap(({ low, high, centre, scale }) => [
    (low - centre) / scale,
    (high - centre) / scale,
  ]);
  const known = ends.filter(Number.isFinite);
  return known.length === 0 ? undefined : linearScale(Math.min(...known), Math.max(...known), 6);
}

function extent(values: Float32Array): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : [0, 1];
}

function unitInTitle(title: string, unit: string): string {
  const short = shortUnit(unit);
  return short === '' || short === 'share' || title.toLowerCase().endsWith(short)
    ? title
    : `${title} (${short})`;
}
