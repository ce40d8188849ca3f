/** An element as it was read: its attributes, the elements within it, and its text where it holds none. */
export interface ReadElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly ReadElement[];
  readonly text: string;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const ILLEGAL = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** Reads a document without comments, and fails on whatever is not well formed. */
export function readXml(document: string): ReadElement {
  if (!document.startsWith(DECLARATION)) throw new Error('no declaration');
  if (ILLEGAL.test(document)) throw new Error('a character that XML does not have');
  const tokens = document.slice(DECLARATION.length).match(/<[^<>]*>|[^<>]+/g) ?? [];
  if (tokens.join('') !== document.slice(DECLARATION.length)) throw new Error('a stray bracket');
  let at = 0;
  const element = (): ReadElement => {
    const head = /^<([\w.-]+)((?:\s+[\w:.-]+="[^"]*")*)\s*(\/?)>$/.exec(tokens[at++] ?? '');
    if (head === null) throw new Error(`no element: ${tokens[at - 1]}`);
    const [, name = '', list = '', closed] = head;
    const attributes = attributesOf(list);
    const children: ReadElement[] = [];
    let text = '';
    while (closed === '' && !(tokens[at] ?? '').startsWith('</')) {
      if (tokens[at] === undefined) throw new Error(`${name} has no end`);
      if (tokens[at]!.startsWith('<')) children.push(element());
      else text += plain(tokens[at++]!);
    }
    if (closed === '' && tokens[at++] !== `</${name}>`) throw new Error(`${name} ends as ${tokens[at - 1]}`);
    if (children.length > 0 && text.trim() !== '') throw new Error(`${name} holds elements and text`);
    return { name, attributes, children, text: children.length > 0 ? '' : text };
  };
  const root = element();
  if (tokens.slice(at).join('').trim() !== '') throw new Error('something after the end');
  return root;
}

function attributesOf(list: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [, key = '', value = ''] of list.matchAll(/([\w:.-]+)="([^"]*)"/g)) {
    if (attributes.has(key)) throw new Error(`${key} twice`);
    attributes.set(key, plain(value.replaceAll(/[\t\n\r]/g, ' ')));
  }
  return attributes;
}

function plain(text: string): string {
  return text.replaceAll(/&(?:#(\d+);)?/g, (_, code?: string) => {
    if (code === undefined) throw new Error(`a stray & in ${text}`);
    return String.fromCodePoint(Number(code));
  });
}
