/** Taken in within a millisecond or two, on the thread that draws. */
const PIECE = 32 * 1024;

/** What was packed by gzip, piece by piece; calls `breathe` in between, and rejects for what is no gzip. */
export async function gunzip(
  bytes: Uint8Array,
  breathe: () => Promise<void>,
): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new DecompressionStream('gzip');
  const [buffer] = await Promise.all([
    new Response(stream.readable).arrayBuffer(),
    writeAll(stream.writable, bytes, breathe),
  ]);
  return new Uint8Array(buffer);
}

async function writeAll(
  writable: WritableStream<BufferSource>,
  bytes: Uint8Array,
  breathe: () => Promise<void>,
): Promise<void> {
  const writer = writable.getWriter();
  for (let at = 0; at < bytes.length; at += PIECE) {
    await writer.write(bytes.slice(at, at + PIECE));
    await breathe();
  }
  await writer.close();
}
