import { useState } from 'react';
import { PRESETS } from '../../pipelines/segmentation/presets.ts';
import { nameProblem, type OwnPreset } from '../../state/own-presets.ts';
import { useActions, useApp } from '../app-context.ts';
import { Button, IconButton } from '../parts/button.tsx';
import { download } from '../parts/download.ts';
import { formatCounted } from '../parts/format-number.ts';
import { NameForm } from './name-form.tsx';
import styles from './presets-dialog.module.css';

/** One preset of one's own, with what can be done to it. */
export function PresetRow({ preset }: { readonly preset: OwnPreset }) {
  const { id, name, base, changes } = preset;
  const { chooseOwnPreset, renamePreset, duplicatePreset, deletePreset, presetFile } = useActions();
  const presets = useApp((state) => state.ownPresets);
  const isChosen = useApp((state) => state.draft.ownPreset?.id === id);
  const [isNaming, setNaming] = useState(false);
  const count = Object.values(changes).reduce((sum, section) => sum + Object.keys(section ?? {}).length, 0);
  const from = PRESETS.find((each) => each.name === base)?.title ?? base;
  return (
    <li className={styles.row}>
      {isNaming ? (
        <NameForm
          label={`New name of “${name}”`}
          action="Rename"
          first={name}
          problemOf={(next) => nameProblem(next, presets, id)}
          onName={(next) => {
            renamePreset(id, next);
            setNaming(false);
          }}
          onCancel={() => setNaming(false)}
        />
      ) : (
        <>
          <div className={styles.words}>
            <span className={styles.name}>{name}</span>
            <span className={styles.muted}>
              {from}, {formatCounted(count, 'change')}
              {isChosen && '; in use'}
            </span>
          </div>
          <div className={styles.actions}>
            <Button disabled={isChosen} aria-label={`Use ${name}`} onClick={() => chooseOwnPreset(id)}>
              Use
            </Button>
            <IconButton icon="edit" label={`Rename ${name}`} onClick={() => setNaming(true)} />
            <IconButton icon="copy" label={`Duplicate ${name}`} onClick={() => duplicatePreset(id)} />
            <IconButton
              icon="download"
              label={`Export ${name}`}
              onClick={() =>
                void presetFile([id]).then((text) => download(fileNameOf(name), 'application/json', text))
              }
            />
            <IconButton icon="bin" label={`Delete ${name}`} onClick={() => deletePreset(id)} />
          </div>
        </>
      )}
    </li>
  );
}

function fileNameOf(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');
  return `strata-preset${plain === '' ? '' : `-${plain}`}.json`;
}
