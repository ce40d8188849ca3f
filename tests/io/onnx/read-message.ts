/** A field of a Protocol Buffers message: a whole number, or bytes. */
export type MessageField = readonly [field: number, value: number | Uint8Array];

/** The fields of a message in their order; fails on what is cut off or of a kind that the writer has no use for. */
export function readMessage(bytes: Uint8Array): readonly MessageField[] {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = bytes[at++];
      if (byte === undefined) throw new Error('a number is cut off');
      value += (byte % 128) * factor;
      if (byte < 128) return value;
    }
  };
  const fields: MessageField[] = [];
  while (at < bytes.length) {
    const tag = varint();
    const [field, kind] = [Math.floor(tag / 8), tag % 8];
    if (kind === 0) fields.push([field, varint()]);
    else if (kind === 2) {
      const length = varint();
      if (at + length > bytes.length) throw new Error('bytes are cut off');
      fields.push([field, bytes.subarray(at, at + length)]);
      at += length;
    } else throw new Error(`a field of kind ${kind}`);
  }
  return fields;
}

/** The texts of a model's metadata, by key (onnx.proto: ModelProto.metadata_props). */
export function onnxMetadata(model: Uint8Array): ReadonlyMap<string, string> {
  const text = (value: number | Uint8Array | undefined): string =>
    value instanceof Uint8Array ? new TextDecoder('utf-8', { fatal: true }).decode(value) : '';
  return new Map(
    readMessage(model).flatMap(([field, value]) => {
      if (field !== 14 || !(value instanceof Uint8Array)) return [];
      const entry = new Map(readMessage(value));
      return [[text(entry.get(1)), text(entry.get(2))] as const];
    }),
  );
}
