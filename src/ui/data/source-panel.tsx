import type { Ref } from 'react';
import { SEGMENTATION_SETTINGS, type SegmentationConfig } from '../../pipelines/segmentation/config.ts';
import { INPUT_KINDS } from '../../state/import-flow.ts';
import { useActions, useApp } from '../app-context.ts';
import { FileButton } from '../parts/file-button.tsx';
import { formatCounted } from '../parts/format-number.ts';
import { Panel } from '../parts/panel.tsx';
import { InputFile } from './input-file.tsx';
import styles from './data.module.css';
import { TABLE_FILES } from './table-files.ts';

type SourceKind = SegmentationConfig['source']['kind'];

/** Generated or imported, and the files there are. */
export function SourcePanel({ heading }: { readonly heading: Ref<HTMLHeadingElement> }) {
  const { setSetting, openFiles, openMerges } = useActions();
  const kind = useApp((state) => state.draft.config.source.kind);
  const customers = useApp((state) => state.draft.config.synthetic.customers);
  const inputs = useApp((state) => state.inputs);
  const { title, help, options } = SEGMENTATION_SETTINGS.source.settings.kind;
  const states: Readonly<Record<SourceKind, string>> = {
    synthetic: `${formatCounted(customers, 'customer')} with known archetypes`,
    events: inputs.events === undefined ? 'no file yet' : inputs.events.fileName,
    customers: inputs.customers === undefined ? 'no file yet' : inputs.customers.fileName,
  };
  return (
    <Panel title="Source" note={help} heading={heading}>
      <fieldset className={styles.sources}>
        <legend className="visually-hidden">{title}</legend>
        {(Object.keys(options) as SourceKind[]).map((each) => (
          <label key={each} className={styles.source}>
            <input
              type="radio"
              name="data-source"
              checked={each === kind}
              disabled={each !== 'synthetic' && inputs[each] === undefined}
              onChange={() => setSetting('source', 'kind', each)}
            />
            <span>{options[each]}</span>
            <span className={styles.muted}>{states[each]}</span>
          </label>
        ))}
      </fieldset>
      <div className={styles.actions}>
        <FileButton label="Import files" accept={TABLE_FILES} onFiles={(files) => void openFiles(files)} />
        {kind === 'events' && (
          <FileButton
            label="Import a merge history"
            accept={TABLE_FILES}
            onFile={(file) => void openMerges(file)}
          />
        )}
        <span className={styles.muted}>
          .csv, .tsv, .txt, .json, .jsonl, .parquet or .xlsx, also .gz or .zip; one or several; or drop them
          anywhere on the page.
        </span>
      </div>
      {INPUT_KINDS.map((input) => {
        const file = inputs[input];
        return file === undefined ? undefined : <InputFile key={input} file={file} />;
      })}
    </Panel>
  );
}
