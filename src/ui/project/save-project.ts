import type { AppActions } from '../../state/app-state.ts';
import { download } from '../parts/download.ts';

/** Hands the project to the user as a file. */
export async function saveProject(actions: Pick<AppActions, 'projectFile'>): Promise<void> {
  const file = await actions.projectFile();
  if (file !== undefined) download(file.name, 'application/zip', file.content);
}
