import type { Piece, Prose } from '../../explanation/prose.ts';
import type { Cell } from '../blocks.ts';

/** A cell with nothing but a text. */
export function cell(text: Piece | Prose): Cell {
  return { text: isPiece(text) ? [text] : text };
}

function isPiece(text: Piece | Prose): text is Piece {
  return !Array.isArray(text);
}
