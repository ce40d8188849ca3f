import { formatCount } from '../parts/format-number.ts';
import { FileRows } from './file-rows.tsx';

/** A few rows of a file as they stand there, each with its number and what is the matter with it. */
export function ExampleRows({
  caption,
  header,
  rows,
}: {
  readonly caption: string;
  readonly header: readonly string[];
  readonly rows: readonly {
    readonly row: number;
    readonly message: string;
    readonly cells: readonly string[];
  }[];
}) {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (_, index) => header[index] ?? '');
  return (
    <FileRows
      caption={caption}
      headings={
        <>
          <th scope="col">Row</th>
          <th scope="col">Why it was rejected</th>
          {columns.map((name, index) => (
            <th key={index} scope="col">
              {name}
            </th>
          ))}
        </>
      }
    >
      {rows.map(({ row, message, cells }) => (
        <tr key={row}>
          <th scope="row">{formatCount(row)}</th>
          <td title={message}>{message}</td>
          {columns.map((_, index) => (
            <td key={index}>{cells[index]}</td>
          ))}
        </tr>
      ))}
    </FileRows>
  );
}
