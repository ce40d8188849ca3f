import {
  bytesField,
  type FieldBytes,
  message,
  messageField,
  textField,
  wholeField,
} from './message-bytes.ts';
import type { OnnxConstant, OnnxElement, OnnxGraph, OnnxModel, OnnxNode, OnnxPort } from './onnx-model.ts';

/** Version of the file format: 7 came with operator set 13, and every reader since 2020 knows it. */
const IR_VERSION = 7;
/** Numbers of element types (onnx.proto, TensorProto.DataType). */
const ELEMENTS: Readonly<Record<OnnxElement, number>> = { int64: 7, bool: 9, double: 11 };
/** AttributeProto.AttributeType of a whole number. */
const WHOLE_ATTRIBUTE = 2;

/** The bytes of an `.onnx` file (ONNX, onnx.proto: ModelProto); the same model gives the same bytes. O(bytes). */
export function writeOnnx({ producer, about, opset, graph, metadata }: OnnxModel): Uint8Array {
  return message([
    wholeField(1, IR_VERSION),
    textField(2, producer.name),
    textField(3, producer.version),
    textField(6, about),
    messageField(7, graphFields(graph)),
    messageField(8, [textField(1, ''), wholeField(2, opset)]),
    ...Array.from(metadata, ([key, value]) => messageField(14, [textField(1, key), textField(2, value)])),
  ]);
}

function graphFields({ name, constants, nodes, inputs, outputs }: OnnxGraph): readonly FieldBytes[] {
  return [
    ...nodes.map((node) => messageField(1, nodeFields(node))),
    textField(2, name),
    ...constants.map((constant) => messageField(5, constantFields(constant))),
    ...inputs.map((port) => messageField(11, portFields(port))),
    ...outputs.map((port) => messageField(12, portFields(port))),
  ];
}

function nodeFields({ operator, inputs, outputs, attributes = {} }: OnnxNode): readonly FieldBytes[] {
  return [
    ...inputs.map((name) => textField(1, name)),
    ...outputs.map((name) => textField(2, name)),
    textField(4, operator),
    ...Object.entries(attributes).map(([name, value]) =>
      messageField(5, [textField(1, name), wholeField(3, value), wholeField(20, WHOLE_ATTRIBUTE)]),
    ),
  ];
}

function constantFields(constant: OnnxConstant): readonly FieldBytes[] {
  return [
    ...constant.dims.map((size) => wholeField(1, size)),
    wholeField(2, ELEMENTS[constant.element]),
    textField(8, constant.name),
    bytesField(9, rawBytes(constant)),
  ];
}

function rawBytes(constant: OnnxConstant): Uint8Array {
  if (constant.element === 'bool') return Uint8Array.from(constant.values, Number);
  const bytes = new DataView(new ArrayBuffer(constant.values.length * 8));
  for (const [at, value] of constant.values.entries()) {
    if (constant.element === 'double') bytes.setFloat64(at * 8, value, true);
    else bytes.setBigInt64(at * 8, BigInt(value), true);
  }
  return new Uint8Array(bytes.buffer);
}

function portFields({ name, element, dims }: OnnxPort): readonly FieldBytes[] {
  const sizes = dims.map((dim) =>
    messageField(1, [typeof dim === 'number' ? wholeField(1, dim) : textField(2, dim)]),
  );
  return [
    textField(1, name),
    messageField(2, [messageField(1, [wholeField(1, ELEMENTS[element]), messageField(2, sizes)])]),
  ];
}
