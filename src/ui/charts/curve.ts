/** One point of a curve; `low` and `high` bound its error band when it was estimated. */
export interface CurvePoint {
  readonly x: number;
  readonly y: number | undefined;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

export interface CurveChartProps {
  readonly title: string;
  /** Which way is better, and the unit. */
  readonly hint: string;
  readonly xName: string;
  readonly points: readonly CurvePoint[];
  readonly domain: readonly [low: number, high: number];
  /** Drawn as a solid line, with its value in the heading. */
  readonly shown: number | undefined;
  /** Drawn as a dashed line. */
  readonly recommended: number | undefined;
  readonly width: number;
  readonly height: number;
  readonly format: (value: number) => string;
  readonly onPick: (x: number) => void;
}
