import type { ResultDocument } from '../../pipelines/segmentation/result-document.ts';
import { assignmentsCsv } from '../../pipelines/segmentation/result/assignments-csv.ts';
import { useServices } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { download } from '../parts/download.ts';
import { Panel } from '../parts/panel.tsx';
import styles from './report.module.css';

/** Files of the result, each made when it is asked for. */
export function Downloads({ result }: { readonly result: ResultDocument }) {
  const { store } = useServices();
  const saveAssignments = (): void => {
    const { profiles, segmentations, sampling } = store.getState().run.views;
    const chosen = segmentations?.byK.find(({ k }) => k === result.kSelection.chosen);
    if (profiles === undefined || chosen === undefined) return;
    const certainty = sampling?.k === chosen.k ? sampling.certainty : undefined;
    const csv = assignmentsCsv(profiles.ids, chosen, certainty, { rawCells: false });
    download('assignments.csv', 'text/csv', csv);
  };
  return (
    <Panel
      title="Files"
      note="What the command line writes for the same run, made here on click: the result as JSON, the configuration, and the segment of every customer with the certainty of its assignment."
    >
      <div className={styles.files}>
        <Button icon="download" onClick={() => download('result.json', 'application/json', json(result))}>
          result.json
        </Button>
        <Button
          icon="download"
          onClick={() => download('config.json', 'application/json', json(result.config))}
        >
          config.json
        </Button>
        <Button icon="download" onClick={saveAssignments}>
          assignments.csv
        </Button>
      </div>
    </Panel>
  );
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
