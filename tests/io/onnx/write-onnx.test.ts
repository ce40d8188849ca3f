import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messageField, textField, wholeField } from '../../../src/io/onnx/message-bytes.ts';
import { readMessage } from './read-message.ts';

test('bytes are those of the examples of the Protocol Buffers encoding', () => {
  expect([...wholeField(1, 150)]).toEqual([0x08, 0x96, 0x01]);
  expect([...textField(2, 'testing')]).toEqual([0x12, 7, ...new TextEncoder().encode('testing')]);
  expect([...messageField(3, [wholeField(1, 150)])]).toEqual([0x1a, 3, 0x08, 0x96, 0x01]);
});

test('whole numbers and texts are read back as they were', () => {
  fc.assert(
    fc.property(
      fc.maxSafeNat(),
      fc.string({ unit: 'grapheme' }),
      fc.integer({ min: 1, max: 5000 }),
      (n, text, field) => {
        const [whole, bytes] = readMessage(
          new Uint8Array([...wholeField(field, n), ...textField(field, text)]),
        );
        expect(whole).toEqual([field, n]);
        expect(new TextDecoder().decode(bytes![1] as Uint8Array)).toBe(text);
      },
    ),
  );
});
