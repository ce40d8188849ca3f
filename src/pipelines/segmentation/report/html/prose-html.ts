import type { Piece, Prose } from '../../explanation/prose.ts';
import { escapeHtml } from './escape-html.ts';

/** A text with its numbers' exact values as tooltips, and what stands in the data set apart in its own direction. */
export function proseHtml(text: Prose): string {
  return text.map(pieceHtml).join('');
}

function pieceHtml(piece: Piece): string {
  if (typeof piece === 'string') return escapeHtml(piece);
  switch (piece.kind) {
    case 'number':
      return `<span title="${escapeHtml(piece.exact)}">${escapeHtml(piece.shown)}</span>`;
    case 'given':
      return `<bdi>${escapeHtml(piece.text)}</bdi>`;
    case 'code':
      return `<code>${escapeHtml(piece.text)}</code>`;
  }
}
