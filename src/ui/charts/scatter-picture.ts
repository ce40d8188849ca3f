import type { CategoryStyle } from './category-style.ts';
import type { ScatterLayout } from './scatter-layout.ts';

/** Everything that a scatter is drawn from. */
export interface ScatterPicture {
  readonly layout: ScatterLayout;
  /** Category of each point. */
  readonly codes: Uint8Array;
  readonly styles: readonly CategoryStyle[];
  /** 1 where a point takes part, 0 where it stays in the background; undefined: all do. */
  readonly inFront: Uint8Array | undefined;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly colours: Readonly<Record<string, string>>;
  readonly font: string;
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
}
