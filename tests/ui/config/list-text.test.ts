import { describe, expect, test } from 'vitest';
import { listOf, listText, weightsOf, weightsText } from '../../../src/ui/config/list-text.ts';

describe('lists as text', () => {
  test.each([
    ['', []],
    ['a', ['a']],
    [' a , b;c\nd ', ['a', 'b', 'c', 'd']],
    [',,', []],
  ])('%j holds %j', (text, entries) => expect(listOf(text)).toEqual(entries));

  test('what is written is read again', () => {
    const entries = ['test-*', 'bot 7'];
    expect(listOf(listText(entries))).toEqual(entries);
  });
});

describe('weights as text', () => {
  test('names and weights stand on either side of = or :', () => {
    expect(weightsOf('recency = 2, monetary: 0.5')).toEqual({ recency: 2, monetary: 0.5 });
  });

  test('an entry without a weight is no number, so that the form can say so', () => {
    expect(weightsOf('recency')).toEqual({ recency: NaN });
    expect(weightsOf('recency = two')).toEqual({ recency: NaN });
  });

  test('what is written is read again', () => {
    const weights = { recency: 2, order_value: 0 };
    expect(weightsOf(weightsText(weights))).toEqual(weights);
  });
});
