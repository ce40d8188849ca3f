/** A part of a text: own words, a number that also has its exact form, words that stand in the data, or a code. */
export type Piece =
  | string
  | { readonly kind: 'number'; readonly shown: string; readonly exact: string }
  | { readonly kind: 'given'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string };

/** A text in parts, which whoever shows it escapes and marks up. */
export type Prose = readonly Piece[];

type Part = Piece | Prose | undefined;

/** Template tag that puts a text together: prose`${count(5)} customers of ${given(name)}`. */
export function prose(texts: TemplateStringsArray, ...parts: readonly Part[]): Prose {
  return joined(texts.flatMap((text, i) => [text, parts[i]]));
}

/** Texts one after the other. */
export function joined(parts: readonly Part[], between = ''): Prose {
  const known = parts.map(piecesOf).filter((pieces) => pieces.length > 0);
  return known.flatMap((pieces, i) => (i > 0 && between !== '' ? [between, ...pieces] : pieces));
}

/** "a", "a and b", "a, b and c". */
export function listed(parts: readonly (Piece | Prose)[]): Prose {
  if (parts.length < 2) return joined(parts);
  return prose`${joined(parts.slice(0, -1), ', ')} and ${joined(parts.slice(-1))}`;
}

/** Sentences with a space between them; those that have nothing to say are undefined. */
export function sentences(parts: readonly (Prose | string | undefined)[]): Prose {
  return joined(parts, ' ');
}

/** A text from the data: a name, an id, a file, a note. */
export function given(text: string): Piece {
  return { kind: 'given', text };
}

/** A hash, a path of a setting. */
export function code(text: string): Piece {
  return { kind: 'code', text };
}

/** The text without markup. */
export function plainText(text: Prose): string {
  return text.map((piece) => (typeof piece === 'string' ? piece : pieceText(piece))).join('');
}

function pieceText(piece: Exclude<Piece, string>): string {
  return piece.kind === 'number' ? piece.shown : piece.text;
}

function piecesOf(part: Part): Prose {
  if (part === undefined || part === '') return [];
  return isPiece(part) ? [part] : part;
}

function isPiece(part: Piece | Prose): part is Piece {
  return !Array.isArray(part);
}
