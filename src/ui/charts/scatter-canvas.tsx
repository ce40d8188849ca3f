import type { ReactNode } from 'react';
import { memo, useCallback, useEffect, useMemo, useState } from 'react';
import { atOnce, type Sliced, stretches } from '../../base/sliced.ts';
import { axisTicks } from './axis-ticks.ts';
import { categoryCentres } from './category-centres.ts';
import type { CategoryStyle } from './category-style.ts';
import { CANVAS_TOKENS } from './chart-canvas.ts';
import { createLatestDrawing } from './latest-drawing.ts';
import { pointsInPolygon } from './lasso.ts';
import { dataAt, planeOf, type Place, screenAt, unzoomed } from './plane.ts';
import { pointGrid } from './point-grid.ts';
import styles from './scatter-canvas.module.css';
import { drawScatter } from './scatter-drawing.ts';
import { type ScatterArrow, ScatterOverlay } from './scatter-overlay.tsx';
import { useThemeColours } from './theme-colours.ts';
import { pageBreather } from '../page-breather.ts';
import { useSliced } from '../use-sliced.ts';
import { usePlaneGestures } from './use-plane-gestures.ts';
import type { PlaneView } from './use-plane-view.ts';

export interface ScatterCanvasProps {
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Category of each point. */
  readonly codes: Uint8Array;
  readonly categories: readonly CategoryStyle[];
  /** 1 where a point takes part, 0 where it stays grey; undefined: all do. */
  readonly inFront: Uint8Array | undefined;
  /** 1 where a lasso may take a point; undefined: everywhere. */
  readonly eligible: Uint8Array | undefined;
  readonly view: PlaneView;
  readonly density: boolean;
  readonly lassoing: boolean;
  readonly arrows: readonly ScatterArrow[];
  readonly xTitle: string;
  readonly yTitle: string;
  /** What the picture shows, for those who do not see it. */
  readonly alternative: string;
  readonly width: number;
  readonly height: number;
  /** What to say of a point under the pointer. */
  readonly describe: (index: number) => ReactNode;
  /** The point that was clicked, or nothing. */
  readonly onPick: (index: number | undefined) => void;
  /** Points inside a lasso, ascending, with the keys that were held. */
  readonly onLasso: (
    indices: Uint32Array,
    keys: { readonly shiftKey: boolean; readonly altKey: boolean },
  ) => void;
}

const REACH = 10;
/** More points than these are drawn in slices, beginning with a frame of their own. */
const POINTS_AT_ONCE = 20_000;

/** Points by category on a canvas, to be moved, zoomed and lassoed; the nearest one is described under the pointer. */
export const ScatterCanvas = memo(function ScatterCanvas(props: ScatterCanvasProps) {
  const { x, y, codes, categories, inFront, eligible, view, density, lassoing, arrows } = props;
  const { xTitle, yTitle, alternative, width, height, describe, onPick, onLasso } = props;
  const { plot, plane, extent } = view;
  const colours = useThemeColours(CANVAS_TOKENS);
  const ticks = useMemo(() => axisTicks(plane, plot), [plane, plot]);
  const centres = useMemo(
    () => categoryCentres(x, y, codes, { categories: categories.length, inFront }),
    [x, y, codes, categories.length, inFront],
  );
  const sortPoints = useCallback(
    () => nearestPoint(x, y, { extent, plot, width, height }),
    [x, y, extent, plot, width, height],
  );
  const nearest = useSliced(sortPoints, { rows: x.length, of: x });
  const [hovered, setHovered] = useState<number | undefined>(undefined);
  const pointAt = (at: Place) => nearest?.(dataAt(plane, at), plane.scale);
  const { surface, corners, handlers, onKeyDown } = usePlaneGestures({
    view,
    lassoing,
    onPick(at) {
      if (nearest !== undefined) onPick(pointAt(at));
    },
    onHover: (at) => setHovered(at === undefined ? undefined : pointAt(at)),
    onLasso(outline, keys) {
      const polygon = outline.map((corner) => dataAt(plane, corner));
      onLasso(pointsInPolygon(x, y, polygon, eligible), keys);
    },
  });

  const [drawing] = useState(() =>
    createLatestDrawing({ nextFrame: requestAnimationFrame, breather: pageBreather }),
  );
  useEffect(() => () => drawing.stop(), [drawing]);

  useEffect(() => {
    const canvas = surface.current;
    if (canvas === null) return undefined;
    const picture = {
      width,
      height,
      plot,
      plane,
      ticks,
      x,
      y,
      codes,
      styles: categories,
      inFront,
      centres,
      density,
      xTitle,
      yTitle,
      colours,
      font: colours['--font'] ?? 'sans-serif',
      ratio: devicePixelRatio,
    };
    if (x.length > POINTS_AT_ONCE) {
      drawing.want(() => drawScatter(canvas, picture));
      return undefined;
    }
    drawing.stop();
    atOnce(drawScatter(canvas, picture));
    return undefined;
  }, [
    drawing,
    surface,
    width,
    height,
    plot,
    plane,
    ticks,
    x,
    y,
    codes,
    categories,
    inFront,
    centres,
    density,
    xTitle,
    yTitle,
    colours,
  ]);

  const at =
    hovered === undefined || hovered >= x.length
      ? undefined
      : screenAt(plane, { x: x[hovered]!, y: y[hovered]! });
  return (
    <div
      className={styles.box}
      style={{ width, height }}
      role="group"
      aria-label="Map: plus and minus zoom, arrow keys move, 0 shows everything"
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <canvas
        ref={surface}
        className={styles.canvas}
        style={{ width, height }}
        role="img"
        aria-label={alternative}
        data-lassoing={lassoing ? '' : undefined}
        data-zoomed={view.factor > 1 ? '' : undefined}
        {...handlers}
      />
      <ScatterOverlay
        width={width}
        height={height}
        plot={plot}
        plane={plane}
        corners={corners}
        arrows={arrows}
      />
      {hovered === undefined || at === undefined ? undefined : (
        <>
          <span className={styles.ring} style={{ left: at.x, top: at.y }} />
          <div
            className={styles.tip}
            data-side={at.x > width / 2 ? 'left' : 'right'}
            style={{ left: at.x, top: at.y }}
          >
            {describe(hovered)}
          </div>
        </>
      )}
    </div>
  );
});

/** Finds the point near a place of the data, for whatever is in sight. */
function* nearestPoint(
  x: Float32Array,
  y: Float32Array,
  {
    extent,
    plot,
    width,
    height,
  }: Pick<PlaneView, 'extent' | 'plot'> & { readonly width: number; readonly height: number },
): Sliced<(at: Place, scale: number) => number | undefined> {
  const whole = planeOf(extent, plot, unzoomed(extent));
  const px = new Float32Array(x.length);
  const py = new Float32Array(y.length);
  for (const [from, to] of stretches(x.length)) {
    for (let i = from; i < to; i++) {
      px[i] = whole.x0 + whole.scale * x[i]!;
      py[i] = whole.y0 - whole.scale * y[i]!;
    }
    yield;
  }
  const grid = yield* pointGrid(px, py, width, height);
  return (place, scale) => {
    const at = screenAt(whole, place);
    return grid.nearest(at.x, at.y, (REACH * whole.scale) / scale);
  };
}
