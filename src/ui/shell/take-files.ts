import type { AppStore } from '../../state/app-state.ts';
import { usableOf } from '../../state/applying/apply-state.ts';
import { isModelFile } from '../../state/applying/is-model-file.ts';
import { PROJECT_ENDING } from '../../state/project/project-document.ts';

/** Does with dropped files what they are for: a project or a model is opened, tables are new data of the model in sight, or of the next run. */
export async function takeFiles({ actions, getState }: AppStore, files: readonly File[]): Promise<void> {
  const [file] = files;
  if (file === undefined) return;
  if (files.length === 1 && file.name.toLowerCase().endsWith(PROJECT_ENDING)) {
    await actions.openProject(file);
    return;
  }
  if (files.length === 1 && (await isModelFile(file))) {
    actions.goTo('apply');
    await actions.openModel(file);
    return;
  }
  const { page, applying } = getState();
  if (page === 'apply' && usableOf(applying).kind !== 'none') {
    await actions.openNewData(files);
    return;
  }
  actions.goTo('data');
  await actions.openFiles(files);
}
