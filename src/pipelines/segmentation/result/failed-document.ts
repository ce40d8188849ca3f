import type { StageReport } from '../../../engine/events.ts';
import { type Failure, failureText } from '../../../engine/failure.ts';
import type { SegmentationConfig } from '../config.ts';
import type { SegmentationArtifacts } from '../model.ts';
import type { ResultDocument } from '../result-document.ts';
import { dataResult, type DataResult, stageResult } from './data-result.ts';

/** A run that made no segments as one JSON document: what was read, how far it got, and why no further. */
export interface FailedDocument extends Pick<ResultDocument, 'schemaVersion' | 'app' | 'config'>, DataResult {
  readonly failure: {
    /** The stage that failed. */
    readonly stage: string | null;
    readonly kind: Failure['kind'];
    /** The setting or column that is concerned. */
    readonly field: string | null;
    readonly message: string;
    readonly remedy: string | null;
  };
  readonly stages: ResultDocument['stages'];
  readonly kSelection: null;
  readonly segments: readonly [];
}

/** The document of a failed run, with everything that its finished stages say of the data. O(rows of a customer table). */
export function failedDocument(
  artifacts: Partial<SegmentationArtifacts>,
  reports: readonly StageReport[],
  run: {
    readonly config: SegmentationConfig;
    readonly version: string;
    readonly stage: string | undefined;
    readonly failure: Failure;
  },
): FailedDocument {
  const { config, version, stage, failure } = run;
  const problem = failure.kind === 'bad-input' ? failure.problem : undefined;
  return {
    schemaVersion: 1,
    app: { name: 'Strata', version },
    config,
    failure: {
      stage: stage ?? null,
      kind: failure.kind,
      field: problem?.field ?? null,
      message: problem?.message ?? failureText(failure),
      remedy: problem?.remedy ?? ('remedy' in failure ? failure.remedy : null),
    },
    ...dataResult(artifacts),
    stages: reports.map(stageResult),
    kSelection: null,
    segments: [],
  };
}
