import { plainText } from '../../explanation/prose.ts';
import type { Cell, Column, Table } from '../blocks.ts';
import { escapeHtml } from './escape-html.ts';
import { markHtml } from './mark-html.ts';
import { proseHtml } from './prose-html.ts';

/** A table with caption and scopes, in a box of its own that scrolls where the page is narrow. */
export function tableHtml({ caption, columns, rows }: Table): string {
  const name = escapeHtml(plainText(caption));
  return (
    `<div class="scroll" role="group" tabindex="0" aria-label="${name}"><table><caption>${proseHtml(caption)}</caption>` +
    `<thead><tr>${columns.map(headHtml).join('')}</tr></thead>` +
    `<tbody>${rows.map((row) => `<tr>${row.map((cell, i) => cellHtml(cell, columns[i], i)).join('')}</tr>`).join('')}</tbody>` +
    `</table></div>\n`
  );
}

function headHtml({ title, align }: Column): string {
  return `<th scope="col"${align === 'end' ? ' class="end"' : ''}>${proseHtml(title)}</th>`;
}

function cellHtml({ text, mark, shade }: Cell, column: Column | undefined, index: number): string {
  const content = `${markHtml(mark)}${proseHtml(text)}`;
  const style = [
    ...(column?.align === 'end' ? ['end'] : []),
    ...(shade === undefined ? [] : [shadeStyle(shade)]),
  ].join(' ');
  const attribute = style === '' ? '' : ` class="${style}"`;
  return index === 0 ? `<th scope="row"${attribute}>${content}</th>` : `<td${attribute}>${content}</td>`;
}

const SHADES = 5;

/** One of five steps to either side of the middle. */
function shadeStyle(shade: number): string {
  const step = Math.round(Math.min(1, Math.abs(shade)) * SHADES);
  return step === 0 ? 'shade' : `shade ${shade > 0 ? 'high' : 'low'}-${step}`;
}
