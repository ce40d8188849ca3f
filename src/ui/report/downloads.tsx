import { useServices } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { Panel } from '../parts/panel.tsx';
import styles from './report.module.css';
import { saveAssignments, saveConfiguration, saveResult } from './save-files.ts';

/** Files of the result, each made when it is asked for. */
export function Downloads() {
  const { store } = useServices();
  return (
    <Panel
      title="Files"
      note="Made here on click: the result as JSON and the configuration, as the command line writes them for the same run, and the segment of every customer, as edited, with the certainty of its assignment. The JSON above holds decisions and edits by hand as well."
    >
      <div className={styles.files}>
        <Button icon="download" onClick={() => saveResult(store.getState())}>
          result.json
        </Button>
        <Button icon="download" onClick={() => saveConfiguration(store.getState())}>
          config.json
        </Button>
        <Button icon="download" onClick={() => saveAssignments(store.getState())}>
          assignments.csv
        </Button>
      </div>
    </Panel>
  );
}
