import { failureOf } from '../engine/failure.ts';
import { writeTableFile } from '../io/table-file.ts';
import type { TableFileAnswer, TableFileOrder } from './table-file-protocol.ts';

self.addEventListener('message', ({ data }: MessageEvent<TableFileOrder>) => self.postMessage(answer(data)));

function answer({ columns, format }: TableFileOrder): TableFileAnswer {
  try {
    return { kind: 'ok', value: new Blob([...writeTableFile(columns, format)]) };
  } catch (thrown) {
    return { kind: 'failed', failure: failureOf(thrown) };
  }
}
