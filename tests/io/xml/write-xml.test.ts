import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isXmlText, writeXml } from '../../../src/io/xml/write-xml.ts';
import { readXml } from './read-xml.ts';

const text = fc.string({ unit: 'binary' });

test('a document is one element to a line, with what XML would take for its own escaped', () => {
  const content = [{ name: 'b', content: '<&>' }, { name: 'c' }];
  expect(writeXml({ name: 'a', attributes: { x: '"\n', n: 1e-7 }, content })).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<a x="&#34;&#10;" n="1e-7">\n <b>&#60;&#38;&#62;</b>\n <c/>\n</a>\n',
  );
});

test('any text is read back as it was where XML can hold it, and else no document is broken', () => {
  fc.assert(
    fc.property(text, text, (attribute, content) => {
      const read = readXml(writeXml({ name: 'a', attributes: { x: attribute }, content }));
      const back: readonly [string | undefined, string][] = [
        [read.attributes.get('x'), attribute],
        [read.text, content],
      ];
      for (const [found, given] of back) expect(found === given).toBe(isXmlText(given));
    }),
  );
});

test.each(['\u0000', 'a\u001Fb', '\uFFFE', '\uD800'])('no document can hold %j', (each) => {
  expect(isXmlText(each)).toBe(false);
});
