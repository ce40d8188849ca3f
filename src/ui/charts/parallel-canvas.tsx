import {
  memo,
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
} from 'react';
import { brushBetween, isWhole, placeAfterKey, WHOLE, withEnd, type Brush } from './brush.ts';
import { CANVAS_TOKENS } from './chart-canvas.ts';
import styles from './parallel-canvas.module.css';
import {
  AXIS,
  axisHeight,
  axisX,
  drawParallel,
  nearestRow,
  parallelHeight,
  type ParallelAxis,
  type ParallelPicture,
} from './parallel-drawing.ts';
import { useThemeColours } from './theme-colours.ts';

export interface ParallelCanvasProps extends Omit<ParallelPicture, 'colours' | 'hovered'> {
  /** By name of the axis; the whole axis where there is none. */
  readonly brushes: Readonly<Record<string, Brush>>;
  /** While a brush is drawn, and when it is there. */
  readonly onBrush: (name: string, brush: Brush, moment: 'under way' | 'done') => void;
  /** Puts an axis so many places further down. */
  readonly onMove: (name: string, by: number) => void;
  readonly describe: (row: number) => ReactNode;
  readonly alternative: string;
}

/** Lying axes one under the other, with a line for each row; axes can be moved and ranges of them chosen. */
export const ParallelCanvas = memo(function ParallelCanvas(props: ParallelCanvasProps) {
  const { brushes, onBrush, onMove, describe, alternative } = props;
  const { axes, codes, styles: marks, sample, front, selected, width } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const colours = useThemeColours(CANVAS_TOKENS);
  const [pointer, setPointer] = useState<
    { readonly row: number; readonly x: number; readonly y: number } | undefined
  >();
  const hovered = pointer?.row;

  useEffect(() => {
    if (canvas.current === null) return;
    drawParallel(canvas.current, {
      axes,
      codes,
      styles: marks,
      sample,
      front,
      selected,
      hovered,
      width,
      colours,
    });
  }, [axes, codes, marks, sample, front, selected, hovered, width, colours]);

  const point = (event: PointerEvent) => {
    if (event.buttons !== 0) return setPointer(undefined);
    const box = event.currentTarget.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const row = nearestRow({ axes, sample, width }, x, y);
    setPointer(row === undefined ? undefined : { row, x, y });
  };
  const height = parallelHeight(axes.length);
  return (
    <div
      className={styles.box}
      style={{ width, height }}
      onPointerMove={point}
      onPointerLeave={() => setPointer(undefined)}
    >
      <canvas
        ref={canvas}
        className={styles.canvas}
        style={{ width, height }}
        role="img"
        aria-label={alternative}
      />
      {axes.map((axis, at) => (
        <AxisControls
          key={axis.name}
          axis={axis}
          at={at}
          count={axes.length}
          width={width}
          brush={brushes[axis.name] ?? WHOLE}
          onBrush={onBrush}
          onMove={onMove}
        />
      ))}
      {pointer === undefined ? undefined : (
        <div
          className={styles.tip}
          data-side={pointer.x > width / 2 ? 'left' : 'right'}
          style={{ left: pointer.x, top: pointer.y }}
        >
          {describe(pointer.row)}
        </div>
      )}
    </div>
  );
});

interface AxisControlsProps extends Pick<ParallelCanvasProps, 'onBrush' | 'onMove' | 'width'> {
  readonly axis: ParallelAxis;
  readonly at: number;
  readonly count: number;
  readonly brush: Brush;
}

function AxisControls({ axis, at, count, width, brush, onBrush, onMove }: AxisControlsProps) {
  const { name, title, format } = axis;
  const [start, setStart] = useState<number | undefined>(undefined);
  const [moving, setMoving] = useState<{ readonly from: number; readonly by: number } | undefined>();
  const y = axisHeight(at);
  const placeOf = (event: PointerEvent): number => {
    const box = event.currentTarget.parentElement?.getBoundingClientRect();
    return (event.clientX - (box?.left ?? 0) - AXIS.left) / (width - AXIS.left - AXIS.right);
  };
  const track = {
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setStart(placeOf(event));
    },
    onPointerMove(event: PointerEvent) {
      if (start !== undefined) onBrush(name, brushBetween(start, placeOf(event)), 'under way');
    },
    onPointerUp(event: PointerEvent) {
      if (start === undefined) return;
      setStart(undefined);
      const drawn = brushBetween(start, placeOf(event));
      onBrush(name, drawn.high - drawn.low < 0.01 ? WHOLE : drawn, 'done');
    },
    onPointerCancel: () => setStart(undefined),
  };
  const grip = {
    onPointerDown(event: PointerEvent) {
      event.currentTarget.setPointerCapture(event.pointerId);
      setMoving({ from: event.clientY, by: 0 });
    },
    onPointerMove(event: PointerEvent) {
      if (moving === undefined) return;
      const by = Math.round((event.clientY - moving.from) / AXIS.height);
      setMoving({ ...moving, by: Math.min(count - 1 - at, Math.max(-at, by)) });
    },
    onPointerUp() {
      if (moving !== undefined && moving.by !== 0) onMove(name, moving.by);
      setMoving(undefined);
    },
    onPointerCancel: () => setMoving(undefined),
    onKeyDown(event: KeyboardEvent) {
      const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (by === 0) return;
      event.preventDefault();
      if (at + by >= 0 && at + by < count) onMove(name, by);
    },
  };
  return (
    <>
      <button
        type="button"
        className={styles.grip}
        style={{ top: y - 34 }}
        aria-label={`Move ${title}, ${at + 1} of ${count}`}
        title="Drag, or press the up and down arrow keys, to move this axis"
        {...grip}
      >
        <span aria-hidden="true">⠿</span>
      </button>
      {moving === undefined || moving.by === 0 ? undefined : (
        <div
          className={styles.landing}
          style={{ top: axisHeight(at + moving.by) + (moving.by > 0 ? AXIS.height : 0) - AXIS.line }}
        />
      )}
      <div className={styles.track} style={{ top: y - 12 }} {...track} />
      {isWhole(brush) ? undefined : (
        <div
          className={styles.brush}
          style={{
            top: y - 7,
            left: axisX(brush.low, width),
            width: Math.max(2, axisX(brush.high, width) - axisX(brush.low, width)),
          }}
        />
      )}
      {(['low', 'high'] as const).map((end) => (
        <BrushEnd key={end} end={end} y={y} {...{ axis, brush, width, onBrush, format, placeOf }} />
      ))}
    </>
  );
}

interface BrushEndProps extends Pick<AxisControlsProps, 'axis' | 'brush' | 'width' | 'onBrush'> {
  readonly end: 'low' | 'high';
  readonly y: number;
  readonly placeOf: (event: PointerEvent) => number;
}

function BrushEnd({ axis: { name, title, format }, brush, width, onBrush, end, y, placeOf }: BrushEndProps) {
  const place = brush[end];
  return (
    <div
      role="slider"
      tabIndex={0}
      className={styles.end}
      data-end={end}
      data-used={!isWhole(brush) || undefined}
      style={{ left: axisX(place, width), top: y }}
      aria-label={`${title}, ${end === 'low' ? 'from' : 'to'}`}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(place * 100)}
      aria-valuetext={format(place)}
      onKeyDown={(event) => {
        const to = placeAfterKey(event.key, place);
        if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        onBrush(name, withEnd(brush, end, to), 'done');
      }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        event.stopPropagation();
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId))
          onBrush(name, withEnd(brush, end, placeOf(event)), 'under way');
      }}
      onPointerUp={(event) => onBrush(name, withEnd(brush, end, placeOf(event)), 'done')}
    />
  );
}
