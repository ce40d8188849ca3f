import type { OpenedModel } from '../../state/applying/apply-state.ts';
import { useActions } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { FileButton } from '../parts/file-button.tsx';
import { formatCount, formatShare } from '../parts/format-number.ts';
import { Panel } from '../parts/panel.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { StatList } from '../parts/stat-list.tsx';
import styles from './apply.module.css';
import { MODEL_FILES } from './model-files.ts';

/** What the open model is: its run, its features and its segments. */
export function ModelPanel({ model }: { readonly model: OpenedModel }) {
  const { openModel, closeModel } = useActions();
  const { app, asOf, trained, features, segments, hash, config } = model.view;
  return (
    <Panel
      title={`Model: ${model.fileName}`}
      aside={
        <Button look="quiet" icon="cross" onClick={() => void closeModel()}>
          Close the model
        </Button>
      }
    >
      <StatList
        stats={[
          {
            label: 'Customers of its run',
            value: formatCount(trained.customers),
            note: config.source.kind === 'events' ? 'described by their events' : 'one row each',
          },
          { label: 'Segments', value: formatCount(segments.length), note: `seed ${trained.seed}` },
          { label: 'Features', value: formatCount(features.length), note: `by Strata ${app.version}` },
          ...(asOf.day === null
            ? []
            : [
                {
                  label: 'Counted back from',
                  value: asOf.day,
                  note:
                    asOf.rule === 'fixed day' ? 'for new data too' : 'new data: the day after the last event',
                },
              ]),
        ]}
      />
      <details className={styles.facts}>
        <summary>Segments and features of the model</summary>
        <PlainTable
          caption="Segments of the model"
          columns={[
            { title: 'Segment', cell: ({ name, place }) => `${place + 1} ${name}` },
            { title: 'Customers', align: 'right', cell: ({ customers }) => formatCount(customers) },
            {
              title: 'Share',
              align: 'right',
              cell: ({ customers }) => formatShare(customers / trained.customers),
            },
          ]}
          rows={segments.map((segment, place) => ({ ...segment, place }))}
          rowKey={({ place }) => place}
        />
        <p>{features.map(({ title }) => title).join(', ')}.</p>
        <p>
          SHA-256 <code>{hash}</code>
        </p>
      </details>
      <div className={styles.actions}>
        <FileButton label="Open another model" accept={MODEL_FILES} onFile={(file) => void openModel(file)} />
      </div>
    </Panel>
  );
}
