import { describe, expect, test } from 'vitest';
import { csvLine } from '../../src/base/csv-line.ts';

describe('a line of CSV', () => {
  test('quotes what would break the line', () => {
    expect(csvLine(['a,b', 'say "no"', 'two\nlines', 'plain'])).toBe(
      '"a,b","say ""no""","two\nlines",plain\r\n',
    );
  });

  test.each(['=1+1', '+1', '-1', '@sum', '\tx', '\rx'])('takes the sting out of %j', (text) => {
    expect(csvLine([text]).replaceAll('"', '')).toBe(`'${text}\r\n`);
  });

  test('leaves formulas alone when asked to', () => {
    expect(csvLine(['=1+1'], true)).toBe('=1+1\r\n');
  });

  test('writes numbers as they are, and nothing for those that are missing', () => {
    expect(csvLine([-1.5, NaN, Infinity, 0])).toBe('-1.5,,,0\r\n');
  });
});
