import { failureOf, LostWorker } from '../engine/failure.ts';
import type { Answer } from './protocol.ts';
import type { TableFileAnswer, TableFileOrder } from './table-file-protocol.ts';

/** Writes a table into a file, in a worker of its own that ends with it; never rejects. */
export function writeTable(order: TableFileOrder): Promise<Answer<Blob>> {
  const worker = new Worker(new URL('./table-file.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Answer<Blob>>((resolve) => {
    const lose = (cause: string): void =>
      resolve({ kind: 'failed', failure: failureOf(new LostWorker(`The file was not written: ${cause}.`)) });
    worker.addEventListener('message', ({ data }: MessageEvent<TableFileAnswer>) => resolve(data));
    worker.addEventListener('messageerror', () => lose('a message could not be read'));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      lose(event.message || 'its worker could not be loaded');
    });
    worker.postMessage(order);
  }).finally(() => worker.terminate());
}
