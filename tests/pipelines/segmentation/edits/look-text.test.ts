import { describe, expect, test } from 'vitest';
import { cleanLook, LONGEST_NAME } from '../../../../src/pipelines/segmentation/edits/look-text.ts';

describe('texts given to a segment', () => {
  test('are one line without control characters', () => {
    expect(cleanLook({ name: '\u0000 a\t\r\nb\u2028c ' })).toEqual({ name: 'a b c' });
  });

  test('are cut at the limit, never within a character', () => {
    expect(cleanLook({ name: 'x'.repeat(500) }).name).toHaveLength(LONGEST_NAME);
    expect(cleanLook({ name: `${'x'.repeat(LONGEST_NAME - 1)}😀` }).name).toBe('x'.repeat(LONGEST_NAME - 1));
  });

  test('keep markup as text', () => {
    expect(cleanLook({ name: '<b>a</b>' })).toEqual({ name: '<b>a</b>' });
  });

  test.each([-1, 12, 0.5, NaN])('a colour outside the palette is none: %d', (colour) => {
    expect(cleanLook({ colour })).toEqual({});
  });
});
