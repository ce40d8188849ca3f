import { once } from '../../base/once.ts';

/** The words cut to a width in the font of `context`, with an ellipsis where they are cut. */
export function fittedText(context: CanvasRenderingContext2D, words: string, width: number): string {
  if (context.measureText(words).width <= width) return words;
  let length = words.length;
  while (length > 1 && context.measureText(`${words.slice(0, length)}…`).width > width) length--;
  return `${words.slice(0, length).replace(/[\s,;:·–-]+$/, '')}…`;
}

/** Cuts words of SVG text, 12 pixels and bold at most, to a width. */
export function textFitter(): (words: string, width: number) => string {
  const context = svgTextContext();
  if (context === null)
    return (words, width) => words.slice(0, Math.max(1, Math.floor(width / WIDTH_OF_A_LETTER)));
  return (words, width) => fittedText(context, words, width);
}

/** How wide such words are at most, in pixels. */
export function textWidth(words: string): number {
  return svgTextContext()?.measureText(words).width ?? words.length * WIDTH_OF_A_LETTER;
}

/** Where a browser gives no canvas to measure with. */
const WIDTH_OF_A_LETTER = 7;

const svgTextContext = once((): CanvasRenderingContext2D | null => {
  const context = document.createElement('canvas').getContext('2d');
  if (context !== null) context.font = `600 12px ${getComputedStyle(document.body).fontFamily}`;
  return context;
});
