import type { AwaitedFiles as Awaited } from '../../state/project/project-state.ts';
import { useActions } from '../app-context.ts';
import { FileButton } from '../parts/file-button.tsx';
import { formatBytes } from '../parts/format-number.ts';
import { Notice } from '../parts/notice.tsx';
import styles from './project.module.css';

/** Asks for the files that a project was saved without. */
export function AwaitedFiles({ awaited }: { readonly awaited: Awaited }) {
  const { giveProjectFile } = useActions();
  const { name, files, problem } = awaited;
  return (
    <Notice tone="info" title={`${name} was kept without all of its data.`}>
      <p>Choose the file it was made with; it is checked that it is the very same.</p>
      {problem !== undefined && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <div className={styles.actions}>
        {files.map((file) => (
          <FileButton
            key={file.kind}
            primary
            label={`Choose ${file.fileName} (${formatBytes(file.bytes)})`}
            accept=""
            {...(file.isSeveral
              ? { onFiles: (chosen: readonly File[]) => void giveProjectFile(file.kind, chosen) }
              : { onFile: (chosen: File) => void giveProjectFile(file.kind, [chosen]) })}
          />
        ))}
      </div>
    </Notice>
  );
}
