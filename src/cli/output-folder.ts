import { existsSync, mkdirSync, renameSync, rmSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { InputError } from '../base/input-error.ts';
import type { Given } from './options.ts';

/** A folder for results that shows whole files only. */
export interface OutputFolder {
  /** Writes all files under temporary names, then gives them their own. */
  write(files: Readonly<Record<string, string | Uint8Array>>): void;
  /** Removes what an unfinished `write` left, and the folder when this program made it and it is empty. */
  abandon(): void;
}

/** The folder that `--out` or another option names; undefined where it is not given. */
export function folderOf(given: Given, option: 'out' | 'handover'): OutputFolder | undefined {
  const path = given.text(option);
  return path === undefined ? undefined : outputFolder(path, `--${option}`);
}

/** Makes the folder that an option names at once, so that a path that cannot be written fails before the run and not after it. */
function outputFolder(path: string, option: string): OutputFolder {
  const folder = resolve(path);
  const made = makeFolder(folder, { path, option });
  const temporary = new Map<string, string>();
  return {
    write(files) {
      try {
        for (const [name, content] of Object.entries(files)) {
          const file = join(folder, `.${name}.${process.pid}.partial`);
          temporary.set(file, join(folder, name));
          writeFileSync(file, content);
        }
        for (const [file, target] of temporary) renameSync(file, target);
        temporary.clear();
      } catch (error) {
        throw unwritable({ path, option }, error);
      }
    },
    abandon() {
      for (const file of temporary.keys()) rmSync(file, { force: true });
      for (const each of made) removeEmpty(each);
    },
  };
}

/** A folder as the user named it, and where. */
interface Named {
  readonly path: string;
  readonly option: string;
}

function makeFolder(folder: string, named: Named): readonly string[] {
  if (existsSync(folder) && !statSync(folder).isDirectory()) {
    throw new InputError({
      field: named.option,
      message: `${named.path} is a file.`,
      remedy: 'Name a folder.',
    });
  }
  try {
    const made: string[] = [];
    for (let each = folder; !existsSync(each) && each !== dirname(each); each = dirname(each))
      made.push(each);
    for (const each of made.toReversed()) mkdirSync(each);
    const probe = join(folder, `.${process.pid}.probe`);
    writeFileSync(probe, '');
    rmSync(probe);
    return made;
  } catch (error) {
    throw unwritable(named, error);
  }
}

function unwritable({ path, option }: Named, error: unknown): InputError {
  const detail = error instanceof Error ? ` (${error.message})` : '';
  return new InputError({
    field: option,
    message: `${path} cannot be written${detail}.`,
    remedy: 'Name a folder that you may write to.',
  });
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It holds something of the user's: it stays.
  }
}
