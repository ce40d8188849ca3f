import {
  memo,
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
} from 'react';
import { CANVAS_TOKENS } from './chart-canvas.ts';
import { drawKnife, KNIFE_ROOM, knifeColumns, type KnifePicture } from './knife-drawing.ts';
import styles from './knife-canvas.module.css';
import { heightOf, positionAt, positionsBetween, type KnifeLayout } from './knife-layout.ts';
import { useThemeColours } from './theme-colours.ts';

export interface KnifeCanvasProps extends Omit<KnifePicture, 'colours'> {
  /** What the picture shows, for those who do not see it. */
  readonly alternative: string;
  /** What to say of one bar. */
  readonly describe: (index: number) => ReactNode;
  /** The same in words, for those who hear it. */
  readonly say: (index: number) => string;
  /** Bars that were clicked, dragged over or chosen by keys, as indices; with the keys that were held. */
  readonly onChoose: (
    indices: Uint32Array,
    keys: { readonly shiftKey: boolean; readonly altKey: boolean },
  ) => void;
}

interface Cursor {
  readonly anchor: number;
  readonly at: number;
}

const LEAST_DRAG = 3;

/** Bars of many customers by category, to be chosen by a click, a drag along the bars, or keys. */
export const KnifeCanvas = memo(function KnifeCanvas(props: KnifeCanvasProps) {
  const { alternative, describe, say, onChoose, layout, values, styles: marks, notes, mean, marked } = props;
  const { selected, axisTitle, formatTick, width, height } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const colours = useThemeColours(CANVAS_TOKENS);
  const [hovered, setHovered] = useState<{ readonly position: number; readonly x: number } | undefined>();
  const [drag, setDrag] = useState<{ readonly from: number; readonly to: number } | undefined>();
  const [cursor, setCursor] = useState<Cursor | undefined>();
  const [focused, setFocused] = useState(false);

  useEffect(() => {
    if (canvas.current === null) return;
    drawKnife(canvas.current, {
      layout,
      values,
      styles: marks,
      notes,
      mean,
      marked,
      selected,
      axisTitle,
      formatTick,
      width,
      height,
      colours,
    });
  }, [layout, values, marks, notes, mean, marked, selected, axisTitle, formatTick, width, height, colours]);

  const choose = (from: number, to: number, keys: { readonly shiftKey: boolean; readonly altKey: boolean }) =>
    onChoose(layout.order.slice(from, to), keys);
  const down = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ from: heightIn(event), to: heightIn(event) });
  };
  const move = (event: PointerEvent) => {
    const y = heightIn(event);
    if (drag !== undefined) setDrag({ ...drag, to: y });
    const position = positionAt(layout, y);
    setHovered(position === undefined ? undefined : { position, x: leftIn(event) });
  };
  const up = (event: PointerEvent) => {
    if (drag === undefined) return;
    setDrag(undefined);
    const keys = { shiftKey: event.shiftKey, altKey: event.altKey };
    if (Math.abs(drag.to - drag.from) >= LEAST_DRAG) {
      const { from, to } = positionsBetween(layout, drag.from, drag.to);
      return choose(from, to, keys);
    }
    const position = positionAt(layout, drag.from);
    if (position === undefined) return choose(0, 0, keys);
    setCursor({ anchor: position, at: position });
    return choose(position, position + 1, keys);
  };
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey) return;
    const last = layout.order.length - 1;
    const from = Math.min(cursor?.at ?? 0, last);
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      const anchor = Math.min(cursor?.anchor ?? from, last);
      choose(Math.min(anchor, from), Math.max(anchor, from) + 1, { shiftKey: false, altKey: event.altKey });
      return;
    }
    const at =
      cursor === undefined ? (MOVES.has(event.key) ? from : undefined) : moved(event.key, from, layout);
    if (at === undefined) return;
    event.preventDefault();
    const anchor = event.shiftKey ? Math.min(cursor?.anchor ?? at, last) : at;
    setCursor({ anchor, at });
  };

  const shown = cursor !== undefined && cursor.at < layout.order.length && focused ? cursor : undefined;
  const tip = shown === undefined ? hovered?.position : shown.at;
  const tipIndex = tip === undefined ? undefined : layout.order[tip];
  return (
    <div
      className={styles.box}
      style={{ width, height }}
      role="application"
      aria-roledescription="silhouette plot"
      aria-label={alternative}
      tabIndex={0}
      onKeyDown={press}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={() => setDrag(undefined)}
      onPointerLeave={() => setHovered(undefined)}
    >
      <canvas ref={canvas} className={styles.canvas} style={{ width, height }} aria-hidden="true" />
      <div className={styles.names} style={{ width: knifeColumns(width).left }} />
      {drag !== undefined && Math.abs(drag.to - drag.from) >= LEAST_DRAG ? (
        <div
          className={styles.drag}
          style={{ top: Math.min(drag.from, drag.to), height: Math.abs(drag.to - drag.from) }}
        />
      ) : undefined}
      {shown === undefined ? undefined : <Range layout={layout} cursor={shown} />}
      {tip === undefined || tipIndex === undefined || drag !== undefined ? undefined : (
        <div
          className={styles.tip}
          data-low={heightOf(layout, tip) > (height - KNIFE_ROOM.bottom) * 0.7 || undefined}
          style={{
            top: heightOf(layout, tip),
            left: Math.min(
              width - 200,
              Math.max(8, (shown === undefined ? hovered?.x : undefined) ?? width / 2),
            ),
          }}
        >
          {describe(tipIndex)}
        </div>
      )}
      <p className="visually-hidden" aria-live="polite">
        {shown === undefined || tipIndex === undefined
          ? ''
          : `${say(tipIndex)}${shown.anchor === shown.at ? '' : `, ${Math.abs(shown.at - shown.anchor) + 1} in the range`}`}
      </p>
    </div>
  );
});

function Range({ layout, cursor }: { readonly layout: KnifeLayout; readonly cursor: Cursor }) {
  const one = heightOf(layout, cursor.at);
  const other = heightOf(layout, Math.min(cursor.anchor, layout.order.length - 1));
  return (
    <div
      className={styles.cursor}
      style={{ top: Math.min(one, other) - 1, height: Math.max(2, Math.abs(one - other) + 2) }}
    />
  );
}

const MOVES: ReadonlySet<string> = new Set(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End']);

/** Where a key leads: to the next bar, the next category, the first or the last bar. */
function moved(key: string, at: number, { order, bands }: KnifeLayout): number | undefined {
  const last = order.length - 1;
  const starts = bands.filter(({ from, to }) => to > from).map(({ from }) => from);
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, at + 1);
    case 'ArrowUp':
      return Math.max(0, at - 1);
    case 'PageDown':
      return starts.find((start) => start > at) ?? last;
    case 'PageUp':
      return starts.findLast((start) => start < at) ?? 0;
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}

function heightIn(event: PointerEvent): number {
  return event.clientY - event.currentTarget.getBoundingClientRect().top;
}

function leftIn(event: PointerEvent): number {
  return event.clientX - event.currentTarget.getBoundingClientRect().left + 14;
}
