import { useCallback, useState } from 'react';
import { fileName, stampText } from './file-names.ts';
import type { ReportSource } from './report-source.ts';
import type { WrittenReport } from './write-report.ts';

/** A report with what it was written from, and when. */
export interface KeptReport extends WrittenReport {
  readonly source: ReportSource;
  readonly moment: Date;
}

export type ReportState =
  | { readonly kind: 'none' }
  | { readonly kind: 'being written' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'written'; readonly report: KeptReport };

/** Writes the report when it is asked for, never before; keeps it until another is asked for. */
export function useWrittenReport(): {
  readonly state: ReportState;
  /** Undefined when it could not be written; `state` says why. */
  readonly write: (source: ReportSource) => Promise<KeptReport | undefined>;
} {
  const [state, setState] = useState<ReportState>({ kind: 'none' });
  const write = useCallback(
    async (source: ReportSource): Promise<KeptReport | undefined> => {
      if (state.kind === 'written' && state.report.source === source) return state.report;
      setState({ kind: 'being written' });
      try {
        const { writeReport } = await import('./write-report.ts');
        const moment = new Date();
        const written = writeReport(source, stampText(moment));
        if (written === undefined) throw new Error('the segments of the run are not there');
        const report = { ...written, source, moment };
        setState({ kind: 'written', report });
        return report;
      } catch (thrown) {
        setState({ kind: 'failed', message: thrown instanceof Error ? thrown.message : String(thrown) });
        return undefined;
      }
    },
    [state],
  );
  return { state, write };
}

/** How a report is taken away. */
export const REPORT_FILES = {
  HTML: { of: 'html', what: 'report', extension: 'html', type: 'text/html' },
  Markdown: { of: 'markdown', what: 'report', extension: 'md', type: 'text/markdown' },
  JSON: { of: 'json', what: 'result', extension: 'json', type: 'application/json' },
} as const;

export type ReportFormat = keyof typeof REPORT_FILES;

/** The file of a report in one form. */
export function reportFile(
  report: KeptReport,
  format: ReportFormat,
): { readonly name: string; readonly type: string; readonly content: string } {
  const { of, what, extension, type } = REPORT_FILES[format];
  return { name: fileName(what, extension, report.moment), type, content: report[of] };
}
