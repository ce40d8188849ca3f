import type { Ref } from 'react';
import type { OpenedModel } from '../../state/applying/apply-state.ts';
import { useActions, useApp } from '../app-context.ts';
import { TABLE_FILES } from '../data/table-files.ts';
import { FileButton } from '../parts/file-button.tsx';
import { Panel } from '../parts/panel.tsx';
import styles from './apply.module.css';

/** The choice of the data that the open model is applied to. */
export function NewDataPanel({
  model,
  heading,
}: {
  readonly model: OpenedModel;
  readonly heading: Ref<HTMLHeadingElement>;
}) {
  const { openNewData } = useActions();
  const importing = useApp(({ importFlow }) => importFlow.kind === 'importing');
  const { kind } = model.wanted;
  return (
    <Panel
      title="New data"
      heading={heading}
      note={
        kind === 'events'
          ? 'Events or transactions, one row each, as the run of the model had them. They need not be called or ordered alike: which column is what is shown before anything is read.'
          : `One row per customer, with the columns ${listed(model.wanted.features)}.`
      }
    >
      <div className={styles.actions}>
        <FileButton
          primary
          label="Choose new data"
          accept={TABLE_FILES}
          onFiles={(files) => void openNewData(files)}
        />
        <span className={styles.muted}>
          {importing
            ? 'An import is under way on the Data page; wait until it is in.'
            : 'One file or several, in any format that can be imported; or drop them here.'}
        </span>
      </div>
    </Panel>
  );
}

const MOST_NAMED = 12;

function listed(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return `${names.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
