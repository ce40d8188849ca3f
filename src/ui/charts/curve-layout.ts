import type { Curve, CurveBand, CurveFrame } from './curve.ts';
import { CURVE_ROOM, curveHeight, curveScale } from './curve-scale.ts';
import { type LabelRequest, type PlacedLabel, placeLabels, type Ribbon } from './place-labels.ts';

/** Where everything beside the curve itself lies, in pixels from the upper left corner of the chart. */
export interface CurveLayout {
  readonly width: number;
  readonly height: number;
  readonly room: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  readonly bands: readonly {
    readonly label: string;
    readonly look: CurveBand['look'];
    readonly ribbon: Ribbon;
  }[];
  /** Of the threshold. */
  readonly level: number | undefined;
  readonly marked: { readonly x: number; readonly y: number } | undefined;
  readonly labels: readonly PlacedLabel[];
}

/** Half of the height that the line of a curve with its dots takes. */
const HALF = 4;

export function curveLayout(curve: Curve, frame: CurveFrame, ticks: readonly number[]): CurveLayout {
  const { points, bands: bandsOf = [], threshold, mark } = curve;
  const { domain, width, height } = frame;
  const { at } = curveScale(domain, width);
  const up = curveHeight(ticks, height);
  const room = {
    left: CURVE_ROOM.yAxis + 2,
    right: width - CURVE_ROOM.margin.right,
    top: CURVE_ROOM.margin.top - 6,
    bottom: height - CURVE_ROOM.xAxis,
  };
  const drawn = points.flatMap(({ x, y }) => (y === undefined ? [] : [{ value: x, x: at(x), y: up(y) }]));
  const bands = bandsOf.map(({ label, look, points: of }) => ({
    label,
    look,
    ribbon: of.map(({ x, low, high }) => ({ x: at(x), top: up(high), bottom: up(low) })),
  }));
  const level = threshold === undefined ? undefined : up(threshold.y);
  const marked = drawn.find(({ value }) => value === mark?.x);
  const requests: LabelRequest[] = [];
  if (threshold !== undefined && level !== undefined)
    requests.push({ label: threshold.label, names: levelRibbon(level, room), side: threshold.side });
  for (const { label, ribbon } of bands) if (ribbon.length > 0) requests.push({ label, names: ribbon });
  if (mark !== undefined && marked !== undefined)
    requests.push({ label: mark.label, names: [around(marked, 2 * HALF)] });
  const labels = placeLabels(
    requests,
    drawn.map((each) => around(each, HALF)),
    room,
  );
  return { width, height, room, bands, level, marked, labels };
}

function around({ x, y }: { readonly x: number; readonly y: number }, half: number): Ribbon[number] {
  return { x, top: y - half, bottom: y + half };
}

function levelRibbon(y: number, room: CurveLayout['room']): Ribbon {
  return [room.left, room.right].map((x) => ({ x, top: y - 1, bottom: y + 1 }));
}
