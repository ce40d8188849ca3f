import fc from 'fast-check';
import { expect, test } from 'vitest';
import { atOnce } from '../../../src/base/sliced.ts';
import { textOrder } from '../../../src/ui/table/text-order.ts';

const byComparing = (texts: readonly string[]): number[] =>
  Array.from(texts, (_, place) => place).sort((a, b) =>
    texts[a]! < texts[b]! ? -1 : texts[a]! > texts[b]! ? 1 : a - b,
  );

test.each([
  ['short ASCII', fc.string({ unit: 'binary-ascii', maxLength: 7 })],
  ['longer ASCII, much of it the same', fc.stringMatching(/^[ab]{0,28}$/)],
  ['any length and characters', fc.string({ unit: 'binary', maxLength: 40 })],
])('texts are ordered by their code units, equal ones in their order: %s', (_, text) => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 60 }), (texts) => {
      expect([...atOnce(textOrder(texts))]).toEqual(byComparing(texts));
    }),
  );
});
