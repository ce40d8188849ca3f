import { lazy, Suspense } from 'react';
import { useApp } from '../app-context.ts';
import { StaleBlock } from '../parts/stale-block.tsx';
import { useStaleness } from '../use-staleness.ts';
import { ControlTotalsTable } from './control-totals-table.tsx';
import { DataShape } from './data-shape.tsx';
import { Funnel } from './funnel.tsx';
import { IdentityPanel } from './identity-panel.tsx';
import { PreparationPanel } from './preparation-panel.tsx';
import { TouchedCustomers } from './touched-customers.tsx';

const CorrelationPanel = lazy(async () => ({
  default: (await import('./correlation-panel.tsx')).CorrelationPanel,
}));

/** What the last run made of the data, from rows to features. */
export function DataResults() {
  const { acquired, checked, identity, profiles, features } = useApp((state) => state.run.views);
  const why = useStaleness(['acquired', 'checked', 'identity', 'profiles', 'features']);
  if (acquired === undefined && profiles === undefined) return undefined;
  return (
    <StaleBlock why={why}>
      {acquired !== undefined && <Funnel acquired={acquired} checked={checked} />}
      {acquired !== undefined && <DataShape acquired={acquired} />}
      {acquired !== undefined && checked !== undefined && identity !== undefined && (
        <>
          <ControlTotalsTable acquired={acquired} checked={checked} identity={identity} />
          <IdentityPanel identity={identity} />
        </>
      )}
      {profiles !== undefined && features !== undefined && (
        <>
          <TouchedCustomers />
          <PreparationPanel profiles={profiles} features={features} />
          <Suspense>
            <CorrelationPanel profiles={profiles} features={features} />
          </Suspense>
        </>
      )}
    </StaleBlock>
  );
}
