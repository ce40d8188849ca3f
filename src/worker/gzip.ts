/** Packs bytes with the platform's own gzip, in one go. */
export async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Blob> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return await new Response(packed).blob();
}
