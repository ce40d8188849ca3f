import type { MouseEvent, ReactNode } from 'react';
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { type CategoryStyle, PALETTE } from './category-style.ts';
import { pointGrid } from './point-grid.ts';
import styles from './scatter-canvas.module.css';
import { drawScatter } from './scatter-drawing.ts';
import { scatterLayout } from './scatter-layout.ts';
import { useThemeColours } from './theme-colours.ts';

export interface ScatterCanvasProps {
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Category of each point. */
  readonly codes: Uint8Array;
  readonly categories: readonly CategoryStyle[];
  /** 1 where a point takes part, 0 where it stays grey; undefined: all do. */
  readonly inFront: Uint8Array | undefined;
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
}

const TOKENS = [
  '--surface',
  '--gridline',
  '--line',
  '--muted',
  '--text',
  '--accent',
  '--segment-other',
  '--font',
  ...Array.from({ length: PALETTE }, (_, i) => `--segment-${i}`),
];
const REACH = 10;

/** Up to some 200,000 points by category, on a canvas, with the nearest one described under the pointer. */
export const ScatterCanvas = memo(function ScatterCanvas(props: ScatterCanvasProps) {
  const { x, y, codes, categories, inFront, xTitle, yTitle, alternative, width, height, describe, onPick } =
    props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const colours = useThemeColours(TOKENS);
  const layout = useMemo(() => scatterLayout(x, y, width, height), [x, y, width, height]);
  const grid = useMemo(() => pointGrid(layout.px, layout.py, width, height), [layout, width, height]);
  const [hovered, setHovered] = useState<number | undefined>(undefined);

  useEffect(() => {
    if (canvas.current === null) return;
    const font = colours['--font'] ?? 'sans-serif';
    drawScatter(canvas.current, {
      layout,
      codes,
      styles: categories,
      inFront,
      xTitle,
      yTitle,
      colours,
      font,
      ratio: devicePixelRatio,
    });
  }, [layout, codes, categories, inFront, xTitle, yTitle, colours]);

  const pointAt = (event: MouseEvent<HTMLCanvasElement>) => {
    const { offsetX, offsetY } = event.nativeEvent;
    return grid.nearest(offsetX, offsetY, REACH);
  };
  const at = hovered === undefined || hovered >= layout.px.length ? undefined : hovered;

  return (
    <div className={styles.box} style={{ width, height }}>
      <canvas
        ref={canvas}
        className={styles.canvas}
        style={{ width, height }}
        role="img"
        aria-label={alternative}
        onMouseMove={(event) => setHovered(pointAt(event))}
        onMouseLeave={() => setHovered(undefined)}
        onClick={(event) => onPick(pointAt(event))}
      />
      {at === undefined ? undefined : (
        <>
          <span className={styles.ring} style={{ left: layout.px[at], top: layout.py[at] }} />
          <div
            className={styles.tip}
            data-side={layout.px[at]! > width / 2 ? 'left' : 'right'}
            style={{ left: layout.px[at], top: layout.py[at] }}
          >
            {describe(at)}
          </div>
        </>
      )}
    </div>
  );
});
