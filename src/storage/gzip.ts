const PIECE = 128 * 1024;

/** Packs bytes with the browser's own gzip, piece by piece; calls `breathe` in between. */
export async function gzip(
  bytes: Uint8Array,
  breathe: () => Promise<void>,
): Promise<Uint8Array<ArrayBuffer>> {
  return await through(new CompressionStream('gzip'), bytes, breathe);
}

/** Undoes {@link gzip}; rejects for what is no gzip. */
export async function gunzip(
  bytes: Uint8Array,
  breathe: () => Promise<void>,
): Promise<Uint8Array<ArrayBuffer>> {
  return await through(new DecompressionStream('gzip'), bytes, breathe);
}

async function through(
  stream: CompressionStream | DecompressionStream,
  bytes: Uint8Array,
  breathe: () => Promise<void>,
): Promise<Uint8Array<ArrayBuffer>> {
  const writer = stream.writable.getWriter();
  const whole = new Response(stream.readable).arrayBuffer();
  const written = (async () => {
    for (let at = 0; at < bytes.length; at += PIECE) {
      await writer.write(bytes.slice(at, at + PIECE));
      await breathe();
    }
    await writer.close();
  })();
  const [buffer] = await Promise.all([whole, written]);
  return new Uint8Array(buffer);
}
