import { useEffect, useState } from 'react';
import { hasSimd } from '../../base/web-assembly.ts';
import { useApp } from '../app-context.ts';
import { formatBytes, formatCount } from '../parts/format-number.ts';
import { Missing } from '../parts/missing.tsx';
import { Panel } from '../parts/panel.tsx';
import { StatList } from '../parts/stat-list.tsx';

/** What this browser offers to a run. */
export function CapabilityPanel() {
  const host = useApp((state) => state.host);
  const storage = useStorage();
  const memory = (navigator as { readonly deviceMemory?: number }).deviceMemory;
  const notYet = <Missing reason="the worker has not answered yet" />;
  const untold = <Missing reason="this browser does not tell" />;
  return (
    <Panel title="This browser">
      <StatList
        stats={[
          { label: 'Hardware threads', value: formatCount(navigator.hardwareConcurrency) },
          {
            label: 'Pool workers',
            value: host === undefined ? notYet : formatCount(host.workers),
            note: 'beside the one that runs the stages',
          },
          {
            label: 'Cross-origin isolated',
            value: crossOriginIsolated ? 'yes' : 'no',
            note: crossOriginIsolated ? undefined : 'the server sends no COOP and COEP headers',
          },
          {
            label: 'Shared memory',
            value: host === undefined ? notYet : host.sharedMemory ? 'yes' : 'no',
            note:
              host?.sharedMemory === false
                ? 'columns are copied once to each worker'
                : 'columns are shared, not copied',
          },
          {
            label: '128-bit lanes (SIMD)',
            value: hasSimd() ? 'yes' : 'no',
            note: hasSimd() ? undefined : 'plain TypeScript stands in, slower',
          },
          {
            label: 'Storage used',
            value: storage?.usage === undefined ? untold : formatBytes(storage.usage),
            note: storage?.quota === undefined ? undefined : `of ${formatBytes(storage.quota)} for this site`,
          },
          {
            label: 'Memory of the device',
            value: memory === undefined ? untold : `${formatCount(memory)} GB`,
            note: memory === undefined ? 'not told' : 'as the browser tells it, rounded',
          },
        ]}
      />
    </Panel>
  );
}

function useStorage(): StorageEstimate | undefined {
  const [storage, setStorage] = useState<StorageEstimate>();
  useEffect(() => {
    let wanted = true;
    // Absent on plain-http origins, and refused in some private windows; then nothing is told.
    const manager = (navigator as { readonly storage?: StorageManager }).storage;
    const ask = async (): Promise<void> => {
      try {
        const told = await manager?.estimate();
        if (wanted) setStorage(told);
      } catch {
        if (wanted) setStorage(undefined);
      }
    };
    void ask();
    return () => {
      wanted = false;
    };
  }, []);
  return storage;
}
