import { useCallback, useMemo, useState, type ReactNode } from 'react';
import type { MapLayout } from './map-layout.ts';
import type { CategoryStyle } from '../charts/category-style.ts';
import { pointsInPolygon } from '../charts/lasso.ts';
import { dataAt } from '../charts/plane.ts';
import { ScatterCanvas } from '../charts/scatter-canvas.tsx';
import { usePlaneView } from '../charts/use-plane-view.ts';
import { selectionMode, type SelectionMode } from '../../state/selection.ts';
import { LoadingsTable } from './loadings-table.tsx';
import { loadingArrows } from './loading-arrows.ts';
import { MapToolbar } from './map-toolbar.tsx';

export interface MapCanvasProps {
  readonly layout: MapLayout;
  /** Segment of each point. */
  readonly codes: Uint8Array;
  readonly categories: readonly CategoryStyle[];
  readonly inFront: Uint8Array | undefined;
  readonly eligible: Uint8Array | undefined;
  readonly alternative: string;
  readonly width: number;
  readonly describe: (index: number) => ReactNode;
  readonly onPick: (index: number | undefined) => void;
  /** Points that were chosen, and what that does with those chosen before. */
  readonly onChoose: (
    indices: Uint32Array,
    how: { readonly mode: SelectionMode; readonly origin: string },
  ) => void;
}

const ALWAYS_DENSE = 200_000;

/** The map with its tools, in the width there is. */
export function MapCanvas(props: MapCanvasProps) {
  const { layout, codes, categories, inFront, eligible, alternative, width, describe, onPick, onChoose } =
    props;
  const { x, y } = layout;
  const height = Math.round(Math.min(520, Math.max(280, width * 0.62)));
  const view = usePlaneView(x, y, width, height);
  const [lassoing, setLassoing] = useState(false);
  const [wantsDensity, setDensity] = useState(false);
  const [loadings, setLoadings] = useState(false);
  const many = x.length > ALWAYS_DENSE;
  const shownLoadings = layout.loadings === undefined || !loadings ? undefined : layout.loadings;
  const arrows = useMemo(
    () => (shownLoadings === undefined ? [] : loadingArrows(shownLoadings, view.extent)),
    [shownLoadings, view.extent],
  );
  const lasso = useCallback(
    (indices: Uint32Array, keys: { readonly shiftKey: boolean; readonly altKey: boolean }) =>
      onChoose(indices, { mode: selectionMode(keys), origin: 'lasso on the map' }),
    [onChoose],
  );
  const selectInView = () => {
    const { plot, plane } = view;
    const corners = [
      { x: plot.left, y: plot.top },
      { x: plot.right, y: plot.top },
      { x: plot.right, y: plot.bottom },
      { x: plot.left, y: plot.bottom },
    ].map((corner) => dataAt(plane, corner));
    onChoose(pointsInPolygon(x, y, corners, eligible), { mode: 'replace', origin: 'what the map shows' });
  };

  return (
    <>
      <MapToolbar
        view={view}
        lassoing={lassoing}
        onLassoing={setLassoing}
        density={many || wantsDensity}
        onDensity={many ? undefined : setDensity}
        loadings={loadings}
        onLoadings={layout.loadings === undefined ? undefined : setLoadings}
        onSelectInView={selectInView}
      />
      <ScatterCanvas
        x={x}
        y={y}
        codes={codes}
        categories={categories}
        inFront={inFront}
        eligible={eligible}
        view={view}
        density={many || wantsDensity}
        lassoing={lassoing}
        arrows={arrows}
        xTitle={layout.xTitle(width < 760 ? 2 : 3)}
        yTitle={layout.yTitle}
        alternative={alternative}
        width={width}
        height={height}
        describe={describe}
        onPick={onPick}
        onLasso={lasso}
      />
      {shownLoadings === undefined ? undefined : <LoadingsTable loadings={shownLoadings} />}
    </>
  );
}
