import type { SvgElement } from '../charts/svg.ts';
import { escapeHtml } from './escape-html.ts';

/** A drawing as inline SVG, with a title and a description for those who do not see it. */
export function svgHtml(drawing: SvgElement, id: string, title: string, description: string): string {
  const attributes = attributesHtml({
    ...drawing.attributes,
    role: 'img',
    'aria-labelledby': `${id}-title ${id}-desc`,
  });
  return (
    `<svg${attributes}><title id="${id}-title">${escapeHtml(title)}</title>` +
    `<desc id="${id}-desc">${escapeHtml(description)}</desc>${drawing.children.map(nodeHtml).join('')}</svg>`
  );
}

function nodeHtml(node: SvgElement | string): string {
  if (typeof node === 'string') return escapeHtml(node);
  const { tag, attributes, children } = node;
  return `<${tag}${attributesHtml(attributes)}>${children.map(nodeHtml).join('')}</${tag}>`;
}

function attributesHtml(attributes: SvgElement['attributes']): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`)
    .join('');
}
