import { readFileSync } from 'node:fs';
import { InputError } from '../base/input-error.ts';

/** The text of a small file that an option names; one that cannot be read is an InputError. */
export function readText(fileName: string, option: string): string {
  try {
    return readFileSync(fileName, 'utf8');
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new InputError({
      file: fileName,
      field: `--${option}`,
      message: `The file cannot be read (${detail}).`,
      remedy: 'Check its name.',
    });
  }
}
