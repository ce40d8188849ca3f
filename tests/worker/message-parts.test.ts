import { expect, test } from 'vitest';
import { joinParts, takeApart } from '../../src/worker/message-parts.ts';

const IDS = Array.from({ length: 25_001 }, (_, i) => `C${i}`);

test('a large message arrives as it was sent, its typed arrays handed over and its texts in pieces', () => {
  const values = Float64Array.from({ length: 10_000 }, (_, i) => i);
  const sent = {
    kind: 'stage-ended',
    view: {
      ids: IDS,
      same: IDS.slice(0, 3),
      values,
      again: values,
      part: values.subarray(5, 9),
      none: undefined,
    },
  };
  let lists = 0;
  const { pieces, message, transfer } = takeApart(sent, () => ++lists);
  expect(pieces.map(({ texts }) => texts.length)).toEqual([10_000, 10_000, 5001]);
  expect(transfer).toHaveLength(1);
  const joined = joinParts();
  for (const piece of pieces) joined.add(structuredClone(piece));
  const received = joined.complete(structuredClone(message, { transfer: [...transfer] }));
  expect(received).toEqual(sent);
  expect(values.byteLength).toBe(80_000);
});

test('a small message goes as it is', () => {
  const sent = { kind: 'stage-progress', fraction: 0.5, few: new Uint8Array(3) };
  const { pieces, message, transfer } = takeApart(sent, () => 1);
  expect([pieces, transfer]).toEqual([[], []]);
  expect(joinParts().complete(message)).toEqual(sent);
});
