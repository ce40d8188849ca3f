import { useEffect, useMemo, useState } from 'react';
import type { KeptRunBody } from '../../state/kept-run.ts';
import { useActions, useApp } from '../app-context.ts';
import { keptSide, ON_SCREEN, sideOnScreen, type ComparedSide, type SideChoice } from './compared-side.ts';

/** The chosen side; undefined while it is being read, or when it cannot be. */
export function useComparedSide({ run: id, k }: SideChoice): ComparedSide | undefined {
  const { keptBody } = useActions();
  const run = useApp((state) => state.run);
  const edited = useApp((state) => state.edited);
  const kept = useApp((state) => state.archive.runs.find((each) => each.id === id));
  const [read, setRead] = useState<{ readonly id: string; readonly body: KeptRunBody | undefined }>();
  useEffect(() => {
    if (id === ON_SCREEN) return undefined;
    let wanted = true;
    void keptBody(id).then((body) => {
      if (wanted) setRead({ id, body });
    });
    return () => {
      wanted = false;
    };
  }, [id, keptBody]);
  const { views, result, resultConfig, config } = run;
  return useMemo(() => {
    if (id === ON_SCREEN) return sideOnScreen({ views, result, resultConfig, config }, edited, k);
    const body = read?.id === id ? read.body : undefined;
    return kept === undefined || body === undefined ? undefined : keptSide(kept, body);
  }, [id, k, kept, read, views, result, resultConfig, config, edited]);
}
