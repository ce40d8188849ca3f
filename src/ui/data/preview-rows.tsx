import type { ColumnProfile } from '../../io/column-profile.ts';
import type { TablePreview } from '../../io/preview-table.ts';
import { KIND_WORDS } from './column-lines.ts';
import { ColumnHeading, FileRows } from './file-rows.tsx';

const SHOWN = 12;

/** The first rows as they were cut; over each column the role it plays. */
export function PreviewRows({
  preview,
  rolesOf,
}: {
  readonly preview: TablePreview;
  /** The words for what a column stands for, by its place. */
  rolesOf(index: number): readonly string[];
}) {
  const caption = `First ${Math.min(SHOWN, preview.sampleRows.length)} rows of ${preview.fileName}`;
  return (
    <FileRows
      caption={caption}
      headings={preview.header.map((name, index) => (
        <ColumnHeading
          key={name}
          name={name}
          roles={rolesOf(index)}
          kind={kindWords(preview.columns[index])}
        />
      ))}
    >
      {preview.sampleRows.slice(0, SHOWN).map((row, at) => (
        // A row of a file has no name but its place.
        <tr key={at}>
          {preview.header.map((name, index) => (
            <td key={name}>{row[index]}</td>
          ))}
        </tr>
      ))}
    </FileRows>
  );
}

/** What a column holds; where not every cell does, the share that does and one that does not. */
function kindWords(column: ColumnProfile | undefined): string {
  if (column === undefined) return '\u00a0';
  const kind = KIND_WORDS[column.type];
  if (column.odd.length === 0) return kind;
  const odd = column.odd.map((cell) => `“${cell.length > 20 ? `${cell.slice(0, 19)}…` : cell}”`).join(', ');
  return `${kind} in ${Math.floor(column.typeShare * 100)}%, not ${odd}`;
}
