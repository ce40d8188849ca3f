import { STYLESHEET } from '../../../../src/pipelines/segmentation/report/html/stylesheet.ts';

export interface Tag {
  readonly name: string;
  readonly closing: boolean;
  readonly attributes: ReadonlyMap<string, string>;
}

const VOID = new Set(['meta', 'link']);
const TAG = /<(\/?)([a-z][a-z0-9]*)((?: [a-z][a-z0-9-]*="[^"<>]*")*)>/gi;

/**
 * The tags of a report, read more strictly than a browser would: anything with an angle bracket that is not a plain tag with
 * quoted attributes, and any tag that is not closed in order, is an error.
 */
export function strictTags(html: string): readonly Tag[] {
  const body = html.replace(STYLESHEET, '').replace('<!doctype html>', '');
  const stray = body.replaceAll(TAG, '').match(/.{0,30}[<>].{0,30}/);
  if (stray !== null) throw new Error(`not a plain tag: ${stray[0]}`);
  const tags = [...body.matchAll(TAG)].map(([, slash, name = '', attributes = '']) => ({
    name,
    closing: slash === '/',
    attributes: new Map(
      [...attributes.matchAll(/ ([a-z][a-z0-9-]*)="([^"]*)"/gi)].map(([, key = '', value = '']) => [
        key,
        value,
      ]),
    ),
  }));
  expectNested(tags);
  return tags.filter(({ closing }) => !closing);
}

function expectNested(tags: readonly Tag[]): void {
  const open: string[] = [];
  for (const { name, closing } of tags) {
    if (!closing && !VOID.has(name)) open.push(name);
    if (closing && open.pop() !== name) throw new Error(`</${name}> closes another tag`);
  }
  if (open.length > 0) throw new Error(`not closed: ${open.join(', ')}`);
}
