import { failureWords } from '../../state/failure-words.ts';
import { type ImportFlow, wantedBy } from '../../state/import-flow.ts';
import { useActions, useApp } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { FileButton } from '../parts/file-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { ImportFrame } from './import-frame.tsx';
import { ImportPreview } from './import-preview.tsx';
import { ImportProgress } from './import-progress.tsx';
import { MergesPreview } from './merges-preview.tsx';
import { TABLE_FILES } from './table-files.ts';

const MOST_NAMED = 30;

/** The import under way, from the first look at a file to its end. */
export function ImportPanel() {
  const flow = useApp((state) => state.importFlow);
  const { cancelImport, backToPreview } = useActions();
  const choose = useFileChoice(flow);
  switch (flow.kind) {
    case 'none':
      return undefined;
    case 'previewing':
      return (
        <ImportFrame
          title={`Looking at ${flow.fileName}`}
          aside={
            <Button onClick={() => cancelImport()}>
              {flow.wanted === undefined ? 'Cancel import' : 'Cancel'}
            </Button>
          }
        >
          <Waiting what="Reading the first rows" />
        </ImportFrame>
      );
    case 'previewed':
      return <ImportPreview flow={flow} />;
    case 'mergesPreviewed':
      return <MergesPreview flow={flow} />;
    case 'importing':
      return <ImportProgress flow={flow} />;
    case 'failed': {
      const { message, remedy } = failureWords(flow.failure);
      return (
        <ImportFrame
          key={flow.kind}
          title={`${flow.wanted === undefined ? 'Import' : 'New data:'} ${flow.fileName}`}
        >
          <Notice
            tone="danger"
            live
            title={`${flow.fileName} was not ${flow.wanted === undefined ? 'imported' : 'read'}.`}
            actions={
              <>
                {flow.previewed !== undefined && (
                  <Button onClick={() => backToPreview()}>Back to the preview</Button>
                )}
                <FileButton label="Choose another file" accept={TABLE_FILES} onFile={choose} />
                <Button look="quiet" onClick={() => cancelImport()}>
                  Leave it
                </Button>
              </>
            }
          >
            <p>{message}</p>
            <p>{remedy}</p>
            {flow.wanted?.kind === 'customers' && flow.as === 'table' && (
              <p>The model rests on the columns {flow.wanted.features.slice(0, MOST_NAMED).join(', ')}.</p>
            )}
          </Notice>
        </ImportFrame>
      );
    }
  }
}

/** Opens another file in the place of the one that failed. */
function useFileChoice(flow: ImportFlow): (file: File) => void {
  const { openFile, openMerges, openNewData, openNewMerges } = useActions();
  const isMerges = flow.kind === 'failed' && flow.as === 'merges';
  if (wantedBy(flow) === undefined) return (file) => void (isMerges ? openMerges(file) : openFile(file));
  return (file) => void (isMerges ? openNewMerges(file) : openNewData([file]));
}
