import { failureText, LostWorker } from '../engine/failure.ts';
import type { GzipAnswer } from './gzip-protocol.ts';

/** Packs bytes in a worker of its own, one lot after the other. */
export interface Packing {
  /** Takes the bytes over; rejects where they cannot be packed. */
  gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Blob>;
  /** Ends the worker. */
  end(): void;
}

export function startPacking(): Packing {
  const worker = new Worker(new URL('./gzip.worker.ts', import.meta.url), { type: 'module' });
  return {
    gzip: (bytes) =>
      new Promise((resolve, reject) => {
        const lose = (cause: string): void => reject(new LostWorker(`Nothing was packed: ${cause}.`));
        worker.onmessage = ({ data }: MessageEvent<GzipAnswer>) =>
          data.kind === 'ok' ? resolve(data.value) : lose(failureText(data.failure));
        worker.onmessageerror = () => lose('a message could not be read');
        worker.onerror = (event) => {
          event.preventDefault();
          lose(event.message || 'its worker could not be loaded');
        };
        worker.postMessage(bytes, [bytes.buffer]);
      }),
    end: () => worker.terminate(),
  };
}
