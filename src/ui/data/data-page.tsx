import { useDeferredValue, useEffect, useRef } from 'react';
import { wantedBy } from '../../state/import-flow.ts';
import { useApp } from '../app-context.ts';
import { formatCount, formatCounted } from '../parts/format-number.ts';
import { focusNextFrame } from '../parts/focus-next-frame.ts';
import { PageFrame } from '../parts/page-frame.tsx';
import { DataResults } from './data-results.tsx';
import { ImportPanel } from './import-panel.tsx';
import { ScenarioPanel } from '../welcome/scenario-panel.tsx';
import { SourcePanel } from './source-panel.tsx';

/** Where the data come from, how a file is read, and what became of every row. */
export function DataPage() {
  const busy = useApp(({ importFlow }) => importFlow.kind !== 'none' && wantedBy(importFlow) === undefined);
  // After an import what it gave comes first; the rest of the page follows, and is made in slices.
  const isRestShown = useDeferredValue(!busy);
  const wasBusy = useRef(false);
  const source = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const ended = wasBusy.current && !busy;
    wasBusy.current = busy;
    return ended ? focusNextFrame(() => source.current) : undefined;
  }, [busy]);
  return (
    <PageFrame title="Data" lead={<Lead />}>
      {busy ? (
        <ImportPanel />
      ) : (
        <>
          <SourcePanel heading={source} />
          {isRestShown && (
            <>
              <ScenarioPanel />
              <DataResults />
            </>
          )}
        </>
      )}
    </PageFrame>
  );
}

function Lead() {
  const { acquired, checked, identity, profiles } = useApp((state) => state.run.views);
  if (profiles === undefined)
    return 'Choose what to segment. Files are read on this machine and never leave it.';
  if (acquired === undefined || checked === undefined)
    return `${formatCounted(profiles.ids.length, 'customer')}, one row each.`;
  const customers = identity?.customers ?? profiles.ids.length;
  return (
    <>
      {formatCount(checked.kept)} of {formatCounted(acquired.read, 'row')} became events of{' '}
      {formatCounted(customers, 'customer')}
      {checked.totals.firstDay !== undefined && `, ${checked.totals.firstDay} to ${checked.totals.lastDay}`}.
    </>
  );
}
