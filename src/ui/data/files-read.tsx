import type { ImportedFile } from '../../worker/protocol.ts';
import { formatBytes, formatCount } from '../parts/format-number.ts';
import { PlainTable } from '../parts/plain-table.tsx';

/** What each of several files gave to an import; nothing where it was one. */
export function FilesRead({ file: { fileName, files } }: { readonly file: ImportedFile }) {
  if (files === undefined || files.length < 2) return undefined;
  return (
    <details>
      <summary>Rows of each of the {formatCount(files.length)} files</summary>
      <PlainTable
        caption={`The files of ${fileName}`}
        columns={[
          { title: 'File', cell: (each) => each.fileName },
          { title: 'Rows', align: 'right', cell: ({ rows }) => formatCount(rows) },
          { title: 'Rejected', align: 'right', cell: ({ rejected }) => formatCount(rejected) },
          { title: 'Size', align: 'right', cell: ({ bytes }) => formatBytes(bytes) },
        ]}
        rows={files}
        rowKey={(_file, index) => index}
      />
    </details>
  );
}
