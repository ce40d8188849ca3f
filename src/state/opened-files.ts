import type { ImportCorrections } from '../worker/protocol.ts';
import type { WantedData } from './wanted-data.ts';

/** A file that was opened, or several as one, and the corrections that its preview begins with. */
export interface OpenedFiles {
  readonly file: File;
  readonly corrections: ImportCorrections;
  /** What a model wants of it; undefined for data of the next run. */
  readonly wanted?: WantedData | undefined;
}

/** Several files as one that holds them after each other; nothing is read or copied. `opening` is another number each time. */
export function openedTogether(files: readonly File[], opening: number): OpenedFiles {
  let to = 0;
  const places = files.map((file) => {
    const from = to;
    to += file.size;
    return { name: file.name, from, to };
  });
  const only = files.length === 1 ? files[0] : undefined;
  return {
    file: only ?? new File([...files], `a set of ${files.length} files`),
    corrections: { together: { opening, files: places, removed: [] } },
  };
}
