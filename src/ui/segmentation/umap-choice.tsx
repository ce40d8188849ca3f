import { useActions, useApp } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { formatCounted } from '../parts/format-number.ts';
import styles from './map-toolbar.module.css';

export type LayoutName = 'components' | 'umap';

/** Which layout the map shows; asks for UMAP to be computed where it is not there. */
export function UmapChoice({
  shown,
  onShow,
  sampled,
}: {
  readonly shown: LayoutName;
  readonly onShow: (layout: LayoutName) => void;
  /** Customers that UMAP has laid out; undefined: it has not. */
  readonly sampled: number | undefined;
}) {
  const { setSetting, run } = useActions();
  const running = useApp((state) => state.run.phase === 'running');
  const wanted = useApp((state) => state.draft.config.map.sample);
  return (
    <div className={styles.toolbar}>
      <Button look="quiet" aria-pressed={shown === 'components'} onClick={() => onShow('components')}>
        Components
      </Button>
      <Button look="quiet" aria-pressed={shown === 'umap'} onClick={() => onShow('umap')}>
        UMAP
      </Button>
      {shown === 'umap' && sampled === undefined ? (
        <>
          <span className={styles.words}>Not computed: the components are shown.</span>
          <Button
            disabled={running}
            onClick={() => {
              setSetting('map', 'method', 'umap');
              void run();
            }}
          >
            Compute for {formatCounted(wanted, 'customer')} at most
          </Button>
        </>
      ) : undefined}
      {shown === 'umap' && sampled !== undefined ? (
        <span className={styles.words}>
          {formatCounted(sampled, 'customer')} drawn. A picture only: distances between groups say nothing.
        </span>
      ) : undefined}
    </div>
  );
}
