import { useId, useState } from 'react';
import type { CachedStage } from '../../engine/cache.ts';
import { useApp } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { formatBytes, formatCount, formatCounted, formatDuration, MISSING } from '../parts/format-number.ts';
import { PlainTable } from '../parts/plain-table.tsx';
import styles from './performance.module.css';

/** What is kept of each stage, to choose from and clear; what would go and what it costs is said before. */
export function CacheKinds({
  stages,
  onClear,
}: {
  readonly stages: readonly CachedStage[];
  onClear(stages: readonly string[]): void;
}) {
  const titles = useApp((state) => state.run.stages);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const id = useId();
  const kept = titles.flatMap(({ name, title }) => {
    const found = stages.find(({ stage }) => stage === name);
    return found === undefined ? [] : [{ ...found, title }];
  });
  const going = kept.filter(({ stage }) => chosen.has(stage));
  const toggle = (stage: string): void =>
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(stage)) next.add(stage);
      return next;
    });
  return (
    <details className={styles.fold}>
      <summary>By stage, to clear some</summary>
      <PlainTable
        caption="Kept by stage"
        columns={[
          {
            title: 'Stage',
            cell: ({ stage, title }) => (
              <label className={styles.choice}>
                <input type="checkbox" checked={chosen.has(stage)} onChange={() => toggle(stage)} />
                {title}
              </label>
            ),
          },
          { title: 'Artifacts', align: 'right', cell: ({ artifacts }) => formatCount(artifacts) },
          {
            title: 'Parts',
            align: 'right',
            cell: ({ parts }) => (parts === 0 ? MISSING : formatCount(parts)),
          },
          { title: 'Size', align: 'right', cell: ({ bytes }) => formatBytes(bytes) },
          { title: 'Took to compute', align: 'right', cell: (each) => formatDuration(costOf(each)) },
        ]}
        rows={kept}
        rowKey={({ stage }) => stage}
      />
      <div className={styles.preview}>
        <Button
          disabled={going.length === 0}
          aria-describedby={id}
          onClick={() => {
            onClear(going.map(({ stage }) => stage));
            setChosen(new Set());
          }}
        >
          Clear the chosen
        </Button>
        <p id={id}>{previewOf(going)}</p>
      </div>
    </details>
  );
}

function previewOf(going: readonly CachedStage[]): string {
  if (going.length === 0) return 'Choose stages to see what clearing them frees and costs.';
  const artifacts = going.reduce((sum, each) => sum + each.artifacts, 0);
  const parts = going.reduce((sum, each) => sum + each.parts, 0);
  const bytes = going.reduce((sum, each) => sum + each.bytes, 0);
  const what = [
    ...(artifacts === 0 ? [] : [formatCounted(artifacts, 'artifact')]),
    ...(parts === 0 ? [] : [formatCounted(parts, 'part')]),
  ];
  const cost = going.reduce((sum, each) => sum + costOf(each), 0);
  return `${what.join(' and ')} would go, ${formatBytes(bytes)}; computing them took ${formatDuration(cost)}. What is on the screen stays.`;
}

/** Making an artifact makes its parts. */
function costOf({ artifactMs, partMs }: CachedStage): number {
  return artifactMs > 0 ? artifactMs : partMs;
}
