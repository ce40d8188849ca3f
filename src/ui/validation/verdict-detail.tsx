import { useRef } from 'react';
import type { SegmentVerdict } from '../../pipelines/segmentation/judgement/verdict.ts';
import type { Segment } from '../../pipelines/segmentation/model.ts';
import type { KeptOverride } from '../../state/overrides.ts';
import { useActions } from '../app-context.ts';
import { TierMark } from '../judgement/tier-mark.tsx';
import { CriteriaTable } from './criteria-table.tsx';
import { DimensionsTable } from './dimensions-table.tsx';
import { EconomicsWords } from './economics-words.tsx';
import { OverrideForm } from './override-form.tsx';
import styles from './verdict-detail.module.css';

/** All that the verdict on one segment rests on, with the way to decide otherwise. */
export function VerdictDetail({
  verdict,
  segment,
  made,
}: {
  readonly verdict: SegmentVerdict;
  readonly segment: Segment;
  readonly made: KeptOverride | undefined;
}) {
  const { setSetting } = useActions();
  const box = useRef<HTMLDivElement>(null);
  const { override, criteria, dimensions, economics, robustness } = verdict;
  const focus = (): void => box.current?.focus({ preventScroll: true });
  const set = (path: string, value: number): void => {
    const [section = '', name = ''] = path.split('.');
    setSetting(section, name, value);
    focus();
  };
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="region"
      aria-label={`Segment ${segment.id + 1}: ${segment.name}`}
      className={styles.detail}
    >
      <p className={styles.tier}>
        Stability in its worst test: <TierMark tier={robustness.tier} />
      </p>
      <CriteriaTable criteria={criteria} onSet={set} />
      <h3>Who to address, with what, when and how</h3>
      <DimensionsTable dimensions={dimensions} onSet={set} />
      <h3>Economics of addressing its customers</h3>
      <EconomicsWords economics={economics} size={segment.size} />
      <h3>Decide over the rules</h3>
      <OverrideForm
        key={`${segment.id} ${override?.disposition} ${override?.note}`}
        verdict={verdict}
        made={made}
        onDone={focus}
      />
    </div>
  );
}
