import type { SampleCheck } from '../../pipelines/segmentation/sensitivity/sample-check.ts';
import { SAMPLE_UNTESTED, sampleWords } from '../../pipelines/segmentation/explanation/sample-words.ts';
import { Notice } from '../parts/notice.tsx';

export interface HowClusteredProps {
  readonly check: SampleCheck | undefined;
  /** Whether the engine is one for exploration. */
  readonly explored: boolean;
  /** Whether they were made on a sample that was not held against all customers. */
  readonly untested: boolean;
}

/** ARI below which clustering a sample is not what clustering everyone is. */
const ENOUGH = 0.9;

/** Says where segments are not the optimum, and how far those of a sample are those of all customers. */
export function HowClustered({ check, explored, untested }: HowClusteredProps) {
  const words = check === undefined ? undefined : sampleWords(check);
  const agreement = check?.agreement?.withAll ?? 1;
  const differs = check?.made === 'sample' && agreement < ENOUGH;
  return (
    <>
      {explored ? (
        <Notice tone="warning" title="Exploration: not the optimum">
          These segments were made by mini-batches, which end near an optimum and at none. Choose another
          engine in the configuration, under Clustering, before they are used.
        </Notice>
      ) : undefined}
      {untested ? (
        <Notice tone="info" title={SAMPLE_UNTESTED.title}>
          {SAMPLE_UNTESTED.text}
        </Notice>
      ) : undefined}
      {words === undefined ? undefined : (
        <Notice
          tone={differs ? 'warning' : 'info'}
          title={
            differs ? 'A sample gives other segments than all customers' : 'Sample against all customers'
          }
        >
          {words}
        </Notice>
      )}
    </>
  );
}
