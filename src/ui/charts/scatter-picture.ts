import type { AxisTick } from './axis-ticks.ts';
import type { CategoryStyle } from './category-style.ts';
import type { Place, Plane, Plot } from './plane.ts';

/** Everything that a scatter is drawn from. */
export interface ScatterPicture {
  readonly width: number;
  readonly height: number;
  readonly plot: Plot;
  readonly plane: Plane;
  readonly ticks: { readonly x: readonly AxisTick[]; readonly y: readonly AxisTick[] };
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Category of each point. */
  readonly codes: Uint8Array;
  readonly styles: readonly CategoryStyle[];
  /** 1 where a point takes part, 0 where it stays in the background; undefined: all do. */
  readonly inFront: Uint8Array | undefined;
  /** Middle of the points in front, by category; undefined where there are none. */
  readonly centres: readonly (Place | undefined)[];
  /** Counts per cell in place of marks. */
  readonly density: boolean;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly colours: Readonly<Record<string, string>>;
  readonly font: string;
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
}
