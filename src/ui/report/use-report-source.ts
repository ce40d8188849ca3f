import { useMemo } from 'react';
import { chosenSegmentation, shownSegmentation } from '../../state/selectors.ts';
import { useApp } from '../app-context.ts';
import type { ReportSource } from './report-source.ts';

/** What a report would be written from now; undefined unless the last run was done. The same object until a part changes. */
export function useReportSource(): ReportSource | undefined {
  const result = useApp(({ run }) => (run.phase === 'done' ? run.result : undefined));
  const views = useApp(({ run }) => run.views);
  const shown = useApp(shownSegmentation);
  const chosen = useApp(chosenSegmentation);
  const validation = useApp(({ draft }) => draft.config.validation);
  const actionability = useApp(({ draft }) => draft.config.actionability);
  const economics = useApp(({ draft }) => draft.config.economics);
  const overrides = useApp(({ draft }) => draft.overrides);
  const preset = useApp(({ draft }) => draft.preset);
  return useMemo(
    () =>
      result === undefined || shown === undefined
        ? undefined
        : {
            result,
            views,
            shown,
            chosen,
            judgedBy: { validation, actionability, economics },
            overrides,
            preset,
          },
    [result, views, shown, chosen, validation, actionability, economics, overrides, preset],
  );
}
