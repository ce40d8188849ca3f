import { useCallback, useMemo, useState } from 'react';
import type { CustomerSelection } from '../../state/selection.ts';
import { useActions, useApp } from '../app-context.ts';
import { isWhole, rowsInside, type Brush } from '../charts/brush.ts';

type Brushes = Readonly<Record<string, Brush>>;

/** Brushes on several axes, and the customers inside all of them. */
export interface BrushedCustomers {
  readonly brushes: Brushes;
  /** Customers inside while a brush is being drawn; undefined otherwise. */
  readonly preview: Uint32Array | undefined;
  readonly onBrush: (name: string, brush: Brush, moment: 'under way' | 'done') => void;
  /** Takes the brushes away; the selection stays. */
  readonly forget: () => void;
}

const NONE: Readonly<Record<string, Brush>> = {};
const ORIGIN = 'brushes on the parallel coordinates';

/** Brushes that write the selection; they are gone as soon as something else writes it. */
export function useBrushes(
  axes: readonly { readonly name: string; readonly places: Float32Array }[],
): BrushedCustomers {
  const { selectCustomers } = useActions();
  const selection = useApp((state) => state.selection);
  const [kept, setKept] = useState<{
    readonly brushes: Brushes;
    readonly wrote: CustomerSelection | undefined;
  }>({
    brushes: NONE,
    wrote: undefined,
  });
  const [drawn, setDrawn] = useState<Brushes | undefined>(undefined);
  const settled = kept.wrote === selection ? kept.brushes : NONE;
  const brushes = drawn ?? settled;
  const preview = useMemo(() => (drawn === undefined ? undefined : inside(axes, drawn)), [axes, drawn]);
  const onBrush = useCallback(
    (name: string, brush: Brush, moment: 'under way' | 'done') => {
      const { [name]: _before, ...others } = settled;
      const next: Brushes = isWhole(brush) ? others : { ...others, [name]: brush };
      if (moment === 'under way') return setDrawn(next);
      setDrawn(undefined);
      const rows = inside(axes, next);
      const wrote = rows === undefined || rows.length === 0 ? undefined : { rows, origin: ORIGIN };
      setKept({ brushes: next, wrote });
      return selectCustomers(wrote);
    },
    [axes, settled, selectCustomers],
  );
  const forget = useCallback(() => setKept({ brushes: NONE, wrote: undefined }), []);
  return { brushes, preview, onBrush, forget };
}

function inside(
  axes: readonly { readonly name: string; readonly places: Float32Array }[],
  brushes: Brushes,
): Uint32Array | undefined {
  const narrowing = axes.flatMap(({ name, places }) => {
    const brush = brushes[name];
    return brush === undefined ? [] : [{ places, brush }];
  });
  return rowsInside(
    narrowing.map(({ places }) => places),
    narrowing.map(({ brush }) => brush),
  );
}
