import type { Ref } from 'react';
import type { ApplyState } from '../../state/applying/apply-state.ts';
import { failureWords } from '../../state/failure-words.ts';
import { useActions } from '../app-context.ts';
import { TABLE_FILES } from '../data/table-files.ts';
import { Button } from '../parts/button.tsx';
import { FileButton } from '../parts/file-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';

/** Why the model was not applied, and the ways on. */
export function ApplyFailed({
  state: { model, newData, failure },
  heading,
}: {
  readonly state: Extract<ApplyState, { kind: 'failed' }>;
  readonly heading: Ref<HTMLHeadingElement>;
}) {
  const { backToNewData, openNewData, cancelApply } = useActions();
  const { message, remedy } = failureWords(failure);
  return (
    <Panel title={`${model.fileName} on ${newData.data.plan.fileName}`} heading={heading}>
      <Notice
        tone="danger"
        live
        title="The model was not applied."
        actions={
          <>
            <Button onClick={() => void backToNewData()}>Back to the preview</Button>
            <FileButton
              label="Choose other data"
              accept={TABLE_FILES}
              onFiles={(files) => void openNewData(files)}
            />
            <Button look="quiet" onClick={() => void cancelApply()}>
              Leave it
            </Button>
          </>
        }
      >
        <p>{message}</p>
        <p>{remedy}</p>
      </Notice>
    </Panel>
  );
}
