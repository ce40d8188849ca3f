import { failureOf } from '../engine/failure.ts';
import { gzip } from './gzip.ts';
import type { GzipAnswer } from './gzip-protocol.ts';

self.addEventListener('message', ({ data }: MessageEvent<Uint8Array<ArrayBuffer>>) => {
  void answer(data).then((packed) => self.postMessage(packed));
});

async function answer(bytes: Uint8Array<ArrayBuffer>): Promise<GzipAnswer> {
  try {
    return { kind: 'ok', value: await gzip(bytes) };
  } catch (thrown) {
    return { kind: 'failed', failure: failureOf(thrown) };
  }
}
