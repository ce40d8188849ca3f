import { useRef } from 'react';
import { useActions, useApp } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { download } from '../parts/download.ts';
import { formatCounted } from '../parts/format-number.ts';
import { Notice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { StaleBlock } from '../parts/stale-block.tsx';
import { JudgedOtherwise } from './judged-otherwise.tsx';
import { ReportPreview } from './report-preview.tsx';
import styles from './report.module.css';
import { useReportSource } from './use-report-source.ts';
import { REPORT_FILES, reportFile, type ReportFormat, useWrittenReport } from './use-written-report.ts';

const FORMATS = Object.keys(REPORT_FILES) as readonly ReportFormat[];

/** Builds the report when asked to, shows it, prints it, and hands it out as files. */
export function ReportPanel() {
  const source = useReportSource();
  const segments = useApp(({ run }) => run.result?.segments.length);
  const { state, write } = useWrittenReport();
  const frame = useRef<HTMLIFrameElement>(null);
  const busy = state.kind === 'being written';
  const report = state.kind === 'written' ? state.report : undefined;
  const outdated = report !== undefined && source !== undefined && report.source !== source;
  const save = async (format: ReportFormat): Promise<void> => {
    const written = source === undefined ? undefined : await write(source);
    if (written === undefined) return;
    const { name, type, content } = reportFile(written, format);
    download(name, type, content);
  };
  return (
    <Panel
      title="One file to read, print and pass on"
      note={`A summary, the data, the choice of k, a page on each ${segments === undefined ? 'segment' : `of the ${formatCounted(segments, 'segment')}`}, stability, customer value, RFM, what segments foretell, limits, and how it was made. It is built when you ask for it, on this machine; nothing of it is sent anywhere, and the file holds no scripts.`}
    >
      <JudgedOtherwise />
      <div className={styles.files}>
        <Button
          look={report === undefined || outdated ? 'primary' : 'plain'}
          icon="report"
          disabled={source === undefined || busy}
          onClick={() => source !== undefined && void write(source)}
        >
          {report === undefined ? 'Build the report' : 'Build again'}
        </Button>
        {FORMATS.map((format) => (
          <Button
            key={format}
            icon="download"
            disabled={source === undefined || busy}
            onClick={() => void save(format)}
          >
            <span className="visually-hidden">Save </span>
            {format}
          </Button>
        ))}
        <Button
          icon="print"
          disabled={report === undefined || outdated}
          title={report === undefined ? 'Build the report first' : 'Print the report, or save it as PDF'}
          onClick={() => frame.current?.contentWindow?.print()}
        >
          Print
        </Button>
        <p className={styles.status} role="status">
          {busy ? 'Being built …' : ''}
        </p>
      </div>
      {source === undefined && <p>The report can be built when the run is done.</p>}
      {state.kind === 'failed' && (
        <Notice tone="danger" live title="The report could not be built.">
          {state.message}. Results are not affected; try again.
        </Notice>
      )}
      {report !== undefined && (
        <StaleBlock
          why={
            outdated
              ? 'Built before the segments, thresholds or decisions changed. Build again to renew it.'
              : undefined
          }
        >
          <ReportPreview html={report.html} frame={frame} />
        </StaleBlock>
      )}
    </Panel>
  );
}

/** Where the settings leave the report out: says so, and puts it back. */
export function ReportLeftOut() {
  const { setSetting } = useActions();
  return (
    <Panel title="Report">
      <p>
        The report is switched off: “Offer a report” in the configuration. Nothing has to be run again for it.
      </p>
      <p>
        <Button look="primary" icon="report" onClick={() => setSetting('report', 'include', true)}>
          Switch it on
        </Button>
      </p>
    </Panel>
  );
}
