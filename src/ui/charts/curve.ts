/** One point of a curve; `low` and `high` bound its error band when it was estimated. */
export interface CurvePoint {
  readonly x: number;
  readonly y: number | undefined;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

/** What a curve is to be held against, from x to x; `label` stands beside it in the chart. */
export interface CurveBand {
  readonly label: string;
  readonly look: 'filled' | 'hatched';
  readonly points: readonly { readonly x: number; readonly low: number; readonly high: number }[];
}

/** A level that decides something. */
export interface CurveThreshold {
  readonly label: string;
  readonly y: number;
  /** Where the label stands: on the side that it speaks of. */
  readonly side: 'above' | 'below';
}

/** A point of the curve that is pointed out. */
export interface CurveMark {
  readonly label: string;
  readonly x: number;
}

/** A measure over whole numbers with all that it is compared with. */
export interface Curve {
  readonly title: string;
  /** Which way is better, and the unit. */
  readonly hint: string;
  readonly points: readonly CurvePoint[];
  readonly bands?: readonly CurveBand[];
  readonly threshold?: CurveThreshold;
  readonly mark?: CurveMark | undefined;
  /** Ends of the vertical axis; without them it fits what is drawn. */
  readonly span?: readonly [low: number, high: number];
  readonly format: (value: number) => string;
}

/** Where a curve is drawn. */
export interface CurveFrame {
  readonly domain: readonly [low: number, high: number];
  readonly width: number;
  readonly height: number;
}

/** While values stream in, most curves are made anew with the same numbers: they need no drawing. */
export function sameCurve(a: Curve, b: Curve): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
