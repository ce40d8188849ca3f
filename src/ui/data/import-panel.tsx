import { failureWords } from '../../state/failure-words.ts';
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

/** The import under way, from the first look at a file to its end. */
export function ImportPanel() {
  const flow = useApp((state) => state.importFlow);
  const { cancelImport, backToPreview, openFile, openMerges } = useActions();
  switch (flow.kind) {
    case 'none':
      return undefined;
    case 'previewing':
      return (
        <ImportFrame
          title={`Looking at ${flow.fileName}`}
          aside={<Button onClick={() => cancelImport()}>Cancel import</Button>}
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
        <ImportFrame key={flow.kind} title={`Import ${flow.fileName}`}>
          <Notice
            tone="danger"
            live
            title={`${flow.fileName} was not imported.`}
            actions={
              <>
                {flow.previewed !== undefined && (
                  <Button onClick={() => backToPreview()}>Back to the preview</Button>
                )}
                <FileButton
                  label="Choose another file"
                  accept={TABLE_FILES}
                  onFile={(file) => void (flow.as === 'merges' ? openMerges(file) : openFile(file))}
                />
                <Button look="quiet" onClick={() => cancelImport()}>
                  Leave it
                </Button>
              </>
            }
          >
            <p>{message}</p>
            <p>{remedy}</p>
          </Notice>
        </ImportFrame>
      );
    }
  }
}
