import type { Piece, Prose } from '../../pipelines/segmentation/explanation/prose.ts';

/** A text written by rules: numbers carry their exact values, and what stands in the data its own direction. */
export function ProseText({ text }: { readonly text: Prose }) {
  return text.map((piece, index) => <ProsePiece key={index} piece={piece} />);
}

function ProsePiece({ piece }: { readonly piece: Piece }) {
  if (typeof piece === 'string') return piece;
  switch (piece.kind) {
    case 'number':
      return <span title={piece.exact}>{piece.shown}</span>;
    case 'given':
      return <bdi>{piece.text}</bdi>;
    case 'code':
      return <code>{piece.text}</code>;
  }
}
