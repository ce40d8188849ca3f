/** A shape in pixels, from left to right: what a label names, or what it must not hide. */
export type Ribbon = readonly { readonly x: number; readonly top: number; readonly bottom: number }[];

export interface LabelRequest {
  readonly label: string;
  readonly names: Ribbon;
  /** Only on this side of it. */
  readonly side?: 'above' | 'below' | undefined;
}

export interface PlacedLabel {
  readonly label: string;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const LETTER = 5.9;
const LINE = 13;
const GAP = 3;
const STEP = 4;
const PLACES = [1, 0, 0.5, 0.75, 0.25];

/**
 * Puts each label above or below what it names, where it hides least: best no curve and no other label, then no other
 * ribbon. Labels are placed in the order given. `room` is the plot; widths are estimated at 11 pixels a letter's height.
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  curve: Ribbon,
  room: Box,
): readonly PlacedLabel[] {
  const placed: Box[] = [];
  return requests.map(({ label, names, side }) => {
    const others = requests.flatMap((request) => (request.names === names ? [] : [request.names]));
    const cost = (box: Box): number =>
      100 * placed.reduce((sum, other) => sum + overlap(box, other), 0) +
      20 * hidden(box, curve) +
      4 * others.reduce((sum, other) => sum + hidden(box, other), 0) +
      1000 * (Math.max(0, room.top - box.top) + Math.max(0, box.bottom - room.bottom));
    const boxes = candidates(label.length * LETTER, names, side, room);
    const best = boxes.reduce((least, box) => (cost(box) < cost(least) ? box : least));
    placed.push(best);
    return { label, x: best.left, y: best.bottom - GAP };
  });
}

function candidates(width: number, names: Ribbon, side: LabelRequest['side'], room: Box): readonly Box[] {
  const from = Math.max(room.left, names[0]?.x ?? room.left);
  const to = Math.min(room.right, names.at(-1)?.x ?? room.right);
  return PLACES.flatMap((place) => {
    const wanted = from + place * Math.max(0, to - from - width);
    const left = Math.max(room.left, Math.min(wanted, room.right - width));
    const under = samples(names, left, left + width);
    const top = Math.min(...under.map((each) => each.top));
    const bottom = Math.max(...under.map((each) => each.bottom));
    const sides = [...(side === 'below' ? [] : [top - LINE]), ...(side === 'above' ? [] : [bottom + 1])];
    return sides.map((y) => ({ left, right: left + width, top: y, bottom: y + LINE }));
  });
}

/** How much of the width of a box lies over a ribbon, from 0 to 1. */
function hidden(box: Box, ribbon: Ribbon): number {
  const over = samples(ribbon, box.left, box.right);
  const within = over.filter(({ top, bottom }) => top < box.bottom && bottom > box.top);
  return over.length === 0 ? 0 : within.length / over.length;
}

function overlap(a: Box, b: Box): number {
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return across > 0 && down > 0 ? down / LINE : 0;
}

/** The ribbon every few pixels between two places; its ends go on level where it is shorter. */
function samples(
  ribbon: Ribbon,
  from: number,
  to: number,
): { readonly top: number; readonly bottom: number }[] {
  const count = ribbon.length === 0 ? 0 : Math.max(1, Math.ceil((to - from) / STEP));
  return Array.from({ length: count }, (_, i) => at(ribbon, from + i * STEP));
}

function at(ribbon: Ribbon, x: number): { readonly top: number; readonly bottom: number } {
  const next = ribbon.findIndex((each) => each.x >= x);
  const b = next === -1 ? ribbon.at(-1)! : ribbon[next]!;
  const a = next <= 0 ? b : ribbon[next - 1]!;
  const t = b.x === a.x ? 0 : Math.min(1, (x - a.x) / (b.x - a.x));
  return { top: a.top + t * (b.top - a.top), bottom: a.bottom + t * (b.bottom - a.bottom) };
}
