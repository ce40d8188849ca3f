/** The words cut to a width in the font of `context`, with an ellipsis where they are cut. */
export function fittedText(context: CanvasRenderingContext2D, words: string, width: number): string {
  if (context.measureText(words).width <= width) return words;
  let length = words.length;
  while (length > 1 && context.measureText(`${words.slice(0, length)}…`).width > width) length--;
  return `${words.slice(0, length).trimEnd()}…`;
}
