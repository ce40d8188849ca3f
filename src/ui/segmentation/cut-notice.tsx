import { shownSegmentation } from '../../state/selectors.ts';
import { useApp } from '../app-context.ts';
import { Notice } from '../parts/notice.tsx';

/** Warns of segments without clear structure, where they are first spoken of. */
export function CutNotice() {
  const structure = useApp((state) => state.run.views.kChoice?.structure);
  const isShown = useApp((state) => shownSegmentation(state) !== undefined);
  if (structure !== 'none' || !isShown) return undefined;
  return (
    <Notice tone="warning" title="These segments may be a cut of a cloud">
      The tests do not tell them from cuts through one cloud of customers: their borders may have been drawn,
      not found. They say where customers lie, not that there are groups.
    </Notice>
  );
}
