import type { ResultDocument } from '../../pipelines/segmentation/result-document.ts';
import { useServices } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { download } from '../parts/download.ts';
import { Panel } from '../parts/panel.tsx';
import { assignmentsCsv } from '../segmentation/assignments-csv.ts';
import styles from './report.module.css';

/** Files of the result, each made when it is asked for. */
export function Downloads({ result }: { readonly result: ResultDocument }) {
  const { store } = useServices();
  const saveAssignments = (): void => {
    const { profiles, segmentations } = store.getState().run.views;
    const chosen = segmentations?.byK.find(({ k }) => k === result.kSelection.chosen);
    if (profiles === undefined || chosen === undefined) return;
    download('assignments.csv', 'text/csv', assignmentsCsv(profiles.ids, chosen.labels, chosen.segments));
  };
  return (
    <Panel title="Files" note="Made here on click; the same that the command line writes.">
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
