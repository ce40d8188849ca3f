import type { PlaneView } from '../charts/use-plane-view.ts';
import { Button, IconButton } from '../parts/button.tsx';
import styles from './map-toolbar.module.css';

export interface MapToolbarProps {
  readonly view: PlaneView;
  readonly lassoing: boolean;
  readonly onLassoing: (lassoing: boolean) => void;
  readonly density: boolean;
  /** Undefined: so many points are always drawn as density. */
  readonly onDensity: ((density: boolean) => void) | undefined;
  readonly loadings: boolean;
  /** Undefined: the axes are no components. */
  readonly onLoadings: ((loadings: boolean) => void) | undefined;
  readonly onSelectInView: () => void;
}

const STEP = 1.5;

/** What can be done on the map: move or lasso, zoom, select what is in view, density, loadings. */
export function MapToolbar(props: MapToolbarProps) {
  const { view, lassoing, onLassoing, density, onDensity, loadings, onLoadings, onSelectInView } = props;
  return (
    <div className={styles.toolbar} role="toolbar" aria-label="Map">
      <Button
        look="quiet"
        icon="lasso"
        aria-pressed={lassoing}
        title="Draw around customers; Shift adds, Alt takes away. Shift-drag does it at any time."
        onClick={() => onLassoing(!lassoing)}
      >
        Lasso
      </Button>
      <Button look="quiet" onClick={onSelectInView}>
        Select in view
      </Button>
      <span className={styles.zoom}>
        <IconButton
          icon="minus"
          label="Zoom out"
          disabled={view.factor === 1}
          onClick={() => view.zoomBy(1 / STEP)}
        />
        <output className={styles.factor}>{view.factor.toFixed(view.factor < 10 ? 1 : 0)}×</output>
        <IconButton icon="plus" label="Zoom in" onClick={() => view.zoomBy(STEP)} />
        <Button look="quiet" disabled={view.factor === 1} onClick={view.reset}>
          Reset view
        </Button>
      </span>
      <Button
        look="quiet"
        aria-pressed={density}
        disabled={onDensity === undefined}
        title="Counts per cell on a logarithmic scale, tinted by the segment that most of them are in"
        onClick={() => onDensity?.(!density)}
      >
        Density
      </Button>
      {onLoadings === undefined ? undefined : (
        <Button look="quiet" aria-pressed={loadings} onClick={() => onLoadings(!loadings)}>
          Loadings
        </Button>
      )}
    </div>
  );
}
