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
const LINE = 12;
const GAP = 3;
const STEP = 4;
const PLACES = [1, 0, 0.5, 0.75, 0.25];

/**
 * Puts each label above or below what it names, where all together hide least: first no other label and no curve, then no
 * other ribbon. `room` is the plot; widths are estimated for letters of 11 pixels. O(20^labels): for three at most.
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  curve: Ribbon,
  room: Box,
): readonly PlacedLabel[] {
  const choices = requests.map((request) => {
    const others = requests.flatMap(({ names }) => (names === request.names ? [] : [names]));
    return candidates(request, room).map(({ box, cost }) => ({
      box,
      cost: cost + alone(box, curve, others, room),
    }));
  });
  const best = together(choices);
  return requests.map(({ label }, i) => ({ label, x: best.boxes[i]!.left, y: best.boxes[i]!.bottom - GAP }));
}

interface Choice {
  readonly box: Box;
  readonly cost: number;
}

/** The cheapest choice of one box for each label. */
function together(
  choices: readonly (readonly Choice[])[],
  taken: readonly Box[] = [],
): { readonly boxes: readonly Box[]; readonly cost: number } {
  const [first, ...rest] = choices;
  if (first === undefined) return { boxes: taken, cost: 0 };
  return first
    .map(({ box, cost }) => {
      const others = together(rest, [...taken, box]);
      const crowd = taken.reduce((sum, other) => sum + overlap(box, other), 0);
      return { boxes: others.boxes, cost: cost + 60 * crowd + others.cost };
    })
    .reduce((least, each) => (each.cost < least.cost ? each : least));
}

function alone(box: Box, curve: Ribbon, others: readonly Ribbon[], room: Box): number {
  const outside = Math.max(0, room.top - box.top) + Math.max(0, box.bottom - room.bottom);
  const covered = others.reduce((sum, other) => sum + hidden(box, other), 0);
  return 20 * hidden(box, curve) + 4 * covered + 1000 * outside;
}

/** Beside what a label names, or a line farther away, at several places along it; the first are preferred. */
function candidates({ label, names, side }: LabelRequest, room: Box): readonly Choice[] {
  const width = label.length * LETTER;
  const from = Math.max(room.left, names[0]?.x ?? room.left);
  const to = Math.min(room.right, names.at(-1)?.x ?? room.right);
  return PLACES.flatMap((place, rank) => {
    const wanted = from + place * Math.max(0, to - from - width);
    const left = Math.max(room.left, Math.min(wanted, room.right - width));
    const under = samples(names, left, left + width);
    const above = Math.min(...under.map(({ top }) => top)) - LINE;
    const below = Math.max(...under.map(({ bottom }) => bottom)) + 1;
    return [
      ...(side === 'below' ? [] : [above, above - LINE]),
      ...(side === 'above' ? [] : [below, below + LINE]),
    ].map((top) => ({
      box: { left, right: left + width, top, bottom: top + LINE },
      cost: rank / 5 + (top === above || top === below ? 0 : 3),
    }));
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
  return across > 0 && down > 1 ? 0.5 + down / LINE : 0;
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
