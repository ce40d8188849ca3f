/** An element with its attributes in order, and a text or elements within it. */
export interface XmlElement {
  readonly name: string;
  /** Numbers are written so that the same 64-bit float is read back. */
  readonly attributes?: Readonly<Record<string, string | number>>;
  readonly content?: string | readonly XmlElement[];
}

/** A document of XML 1.0 (W3C 2008) in UTF-8, indented, one element to a line. O(length). */
export function writeXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${lines(root, '').join('\n')}\n`;
}

/** Whether a document can hold the text as it is. O(length). */
export function isXmlText(text: string): boolean {
  return legal(text) === text;
}

function lines({ name, attributes = {}, content = [] }: XmlElement, indent: string): readonly string[] {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  const head = `${indent}<${name}${written.join('')}`;
  if (typeof content === 'string') return [`${head}>${escaped(content)}</${name}>`];
  if (content.length === 0) return [`${head}/>`];
  return [`${head}>`, ...content.flatMap((child) => lines(child, `${indent} `)), `${indent}</${name}>`];
}

function escaped(text: string): string {
  return legal(text).replaceAll(/[&<>"\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** What no document can hold becomes U+FFFD. */
function legal(text: string): string {
  return text.replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
}
