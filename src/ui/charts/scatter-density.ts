import { type Sliced, type Stretch, stretches } from '../../base/sliced.ts';
import { channelsOf, mixed, packed, type PixelSheet } from './pixel-sheet.ts';
import type { ScatterPicture } from './scatter-picture.ts';

/** Points counted by cell of a grid. */
export interface CellCounts {
  readonly columns: number;
  readonly rows: number;
  /** Points by cell, row after row. */
  readonly counts: Uint32Array;
  /** The category that most of a cell's points have; the lowest of several. 255 where the cell is empty. */
  readonly majority: Uint8Array;
  readonly most: number;
}

/** A grid of square cells over the screen. */
export interface CellGrid {
  readonly left: number;
  readonly top: number;
  readonly columns: number;
  readonly rows: number;
  readonly side: number;
}

const LEAST_SIDE = 2;
const MOST_SIDE = 10;
const FAINTEST = 0.16;

/** The points that are counted: those whose mark is the wanted one, or all. */
export type Counted = { readonly marks: Uint8Array; readonly wanted: 0 | 1 } | undefined;

type CountedPoints = Pick<ScatterPicture, 'x' | 'y' | 'codes' | 'plane'>;

interface Counting {
  readonly points: CountedPoints;
  readonly categories: number;
  readonly grid: CellGrid;
  readonly counted: Counted;
}

/** Counts the points of each cell, and by category. O(points + cells × categories). */
export function* countCells(
  points: CountedPoints,
  categories: number,
  grid: CellGrid,
  counted: Counted,
): Sliced<CellCounts> {
  const { columns, rows } = grid;
  const byCategory = new Uint32Array(columns * rows * categories);
  for (const stretch of stretches(points.codes.length)) {
    addPoints(byCategory, stretch, { points, categories, grid, counted });
    yield;
  }
  return summed(byCategory, categories, grid);
}

function addPoints(
  byCategory: Uint32Array,
  [from, to]: Stretch,
  { points, categories, grid, counted }: Counting,
): void {
  const { x, y, codes, plane } = points;
  const { left, top, columns, rows, side } = grid;
  const marks = counted?.marks;
  const wanted = counted?.wanted;
  for (let i = from; i < to; i++) {
    const column = Math.floor((plane.x0 + plane.scale * x[i]! - left) / side);
    const row = Math.floor((plane.y0 - plane.scale * y[i]! - top) / side);
    if (column < 0 || row < 0 || column >= columns || row >= rows || codes[i]! >= categories) continue;
    if (marks !== undefined && marks[i] !== wanted) continue;
    byCategory[(row * columns + column) * categories + codes[i]!]!++;
  }
}

function summed(byCategory: Uint32Array, categories: number, { columns, rows }: CellGrid): CellCounts {
  const counts = new Uint32Array(columns * rows);
  const majority = new Uint8Array(columns * rows).fill(255);
  let most = 0;
  for (let cell = 0; cell < counts.length; cell++) {
    let largest = 0;
    for (let category = 0; category < categories; category++) {
      const count = byCategory[cell * categories + category]!;
      counts[cell]! += count;
      if (count > largest) {
        largest = count;
        majority[cell] = category;
      }
    }
    if (counts[cell]! > most) most = counts[cell]!;
  }
  return { columns, rows, counts, majority, most };
}

/** How strongly a cell is tinted, by the logarithm of its count: from faint for one point to 1 for the fullest cell. */
export function cellStrength(count: number, most: number): number {
  return most <= 1 ? 1 : FAINTEST + ((1 - FAINTEST) * Math.log(count)) / Math.log(most);
}

/** Tints each cell by its majority category, stronger for more points; the background first, in grey. */
export function* drawDensity(sheet: PixelSheet, picture: ScatterPicture): Sliced<undefined> {
  const { plot, styles, inFront, colours, ratio } = picture;
  const side = cellSide(picture);
  const grid: CellGrid = {
    left: plot.left,
    top: plot.top,
    columns: Math.floor((plot.right - plot.left) / side),
    rows: Math.floor((plot.bottom - plot.top) / side),
    side,
  };
  const grey = packed(channelsOf(colours['--segment-other'] ?? 'gray'));
  const tints = styles.map((style) => packed(channelsOf(colours[style.token] ?? 'gray')));
  if (inFront !== undefined) {
    const behind = yield* countCells(picture, styles.length, grid, { marks: inFront, wanted: 0 });
    tintCells(sheet, behind, { tintOf: () => grey, strongest: 0.4, side: side * ratio });
    yield;
  }
  const front = yield* countCells(
    picture,
    styles.length,
    grid,
    inFront === undefined ? undefined : { marks: inFront, wanted: 1 },
  );
  tintCells(sheet, front, {
    tintOf: (category) => tints[category] ?? grey,
    strongest: 1,
    side: side * ratio,
  });
  yield;
  return undefined;
}

/** Smaller cells where there are more points, in CSS pixels. */
function cellSide({ plot, x }: Pick<ScatterPicture, 'plot' | 'x'>): number {
  const room = ((plot.right - plot.left) * (plot.bottom - plot.top)) / Math.max(1, x.length);
  return Math.min(MOST_SIDE, Math.max(LEAST_SIDE, Math.round(0.4 * Math.sqrt(room))));
}

interface Tinting {
  readonly tintOf: (category: number) => number;
  /** Share of the tint in the fullest cell. */
  readonly strongest: number;
  /** Of a cell, in device pixels. */
  readonly side: number;
}

function tintCells(
  sheet: PixelSheet,
  { columns, counts, majority, most }: CellCounts,
  { tintOf, strongest, side }: Tinting,
): void {
  for (let cell = 0; cell < counts.length; cell++) {
    const count = counts[cell]!;
    if (count === 0) continue;
    const share = Math.round(256 * strongest * cellStrength(count, most));
    const tint = tintOf(majority[cell]!);
    const left = sheet.left + Math.round((cell % columns) * side);
    const top = sheet.top + Math.round(Math.floor(cell / columns) * side);
    const right = Math.min(sheet.right, sheet.left + Math.round(((cell % columns) + 1) * side));
    const bottom = Math.min(sheet.bottom, sheet.top + Math.round((Math.floor(cell / columns) + 1) * side));
    for (let row = top; row < bottom; row++) {
      for (let column = left; column < right; column++) {
        const at = row * sheet.width + column;
        sheet.pixels[at] = mixed(sheet.pixels[at]!, tint, share);
      }
    }
  }
}
