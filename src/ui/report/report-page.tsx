import { lazy, Suspense, useMemo } from 'react';
import { version } from '../../base/version.ts';
import { explainRun } from '../../pipelines/segmentation/explanation/explain-run.ts';
import { plainText } from '../../pipelines/segmentation/explanation/prose.ts';
import type { ResultDocument } from '../../pipelines/segmentation/result-document.ts';
import { useApp } from '../app-context.ts';
import { useFindings } from '../judgement/use-findings.ts';
import { useVerdicts } from '../judgement/use-verdicts.ts';
import { PageFrame } from '../parts/page-frame.tsx';
import { StaleBlock } from '../parts/stale-block.tsx';
import { ResultsPending } from '../shell/results-pending.tsx';
import { useStaleness } from '../use-staleness.ts';
import { Downloads } from './downloads.tsx';
import { ReportLeftOut, ReportPanel } from './report-panel.tsx';
import styles from './report.module.css';

const HandoverPanel = lazy(async () => ({
  default: (await import('../handover/handover-panel.tsx')).HandoverPanel,
}));

/** The report of the last finished run, built on demand, and its files. */
export function ReportPage() {
  const result = useApp((state) => state.run.result);
  const findings = useFindings();
  const verdicts = useVerdicts();
  const headline = useMemo(
    () =>
      findings === undefined || verdicts === undefined
        ? undefined
        : plainText(explainRun(findings, verdicts).headline),
    [findings, verdicts],
  );
  const included = useApp(({ draft }) => draft.config.report.include);
  const why = useStaleness(['segmentations']);
  if (result === undefined || headline === undefined) return <ResultsPending title="Report" />;
  return (
    <PageFrame title="Report" lead={headline}>
      <StaleBlock why={why}>
        {included ? <ReportPanel /> : <ReportLeftOut />}
        <Downloads />
        <Suspense>
          <HandoverPanel />
        </Suspense>
        <Stamp result={result} />
      </StaleBlock>
    </PageFrame>
  );
}

function Stamp({ result: { app, config, dataHash, resultHash } }: { readonly result: ResultDocument }) {
  return (
    <dl className={styles.stamp}>
      <dt>Made with</dt>
      <dd>
        {app.name} {app.version}
        {app.version !== version && ` (this page is ${version})`}, seed {config.source.seed}
      </dd>
      <dt>Data</dt>
      <dd>
        <code>{dataHash}</code>
      </dd>
      <dt>Result</dt>
      <dd>
        <code>{resultHash}</code>
      </dd>
    </dl>
  );
}
