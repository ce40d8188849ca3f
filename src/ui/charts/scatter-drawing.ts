import type { Sliced } from '../../base/sliced.ts';
import { fittedText } from './fitted-text.ts';
import { channelsOf, pixelSheet, type PixelSheet, ruleSheet } from './pixel-sheet.ts';
import { screenAt } from './plane.ts';
import { drawDensity } from './scatter-density.ts';
import type { ScatterPicture } from './scatter-picture.ts';
import { drawPoints } from './scatter-points.ts';

/** Draws a scatter: grid lines and points by pixels, then words and numbers over them. The canvas is touched in the last slice alone. */
export function* drawScatter(canvas: HTMLCanvasElement, picture: ScatterPicture): Sliced<undefined> {
  const { ratio, colours, density } = picture;
  const sheet = pixelSheet(picture, ratio, channelsOf(colours['--surface'] ?? 'white'));
  drawGrid(sheet, picture);
  yield* density ? drawDensity(sheet, picture) : drawPoints(sheet, picture);
  if (canvas.width !== sheet.image.width) canvas.width = sheet.image.width;
  if (canvas.height !== sheet.image.height) canvas.height = sheet.image.height;
  const context = canvas.getContext('2d');
  if (context === null) return undefined;
  context.putImageData(sheet.image, 0, 0);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  drawAxes(context, picture);
  drawNumbers(context, picture);
  return undefined;
}

function drawGrid(sheet: PixelSheet, { ticks, colours, ratio }: ScatterPicture): void {
  const faint = channelsOf(colours['--gridline'] ?? 'lightgray');
  const zero = channelsOf(colours['--line'] ?? 'gray');
  for (const { value, at } of ticks.x)
    ruleSheet(sheet, Math.round(at * ratio), 'column', value === 0 ? zero : faint);
  for (const { value, at } of ticks.y)
    ruleSheet(sheet, Math.round(at * ratio), 'row', value === 0 ? zero : faint);
}

function drawAxes(
  context: CanvasRenderingContext2D,
  { plot, height, ticks, colours, font, xTitle, yTitle }: ScatterPicture,
): void {
  context.font = `11px ${font}`;
  context.fillStyle = colours['--muted'] ?? 'gray';
  context.textBaseline = 'top';
  context.textAlign = 'center';
  for (const { at, text } of ticks.x) context.fillText(text, at, plot.bottom + 5);
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const { at, text } of ticks.y) context.fillText(text, plot.left - 6, at);
  context.textAlign = 'center';
  context.textBaseline = 'bottom';
  context.fillText(
    fittedText(context, xTitle, plot.right - plot.left),
    (plot.left + plot.right) / 2,
    height - 2,
  );
  context.save();
  context.translate(2, (plot.top + plot.bottom) / 2);
  context.rotate(-Math.PI / 2);
  context.textBaseline = 'top';
  context.fillText(fittedText(context, yTitle, plot.bottom - plot.top), 0, 0);
  context.restore();
}

/** The number of each category at the middle of its points, if that is in sight; moved aside where two would meet. */
function drawNumbers(
  context: CanvasRenderingContext2D,
  { plot, plane, styles, centres, colours, font }: ScatterPicture,
): void {
  context.font = `600 14px ${font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = colours['--surface'] ?? 'white';
  context.fillStyle = colours['--text'] ?? 'black';
  const taken: { readonly x: number; readonly y: number }[] = [];
  styles.forEach((style, index) => {
    const centre = centres[index];
    if (centre === undefined) return;
    const at = screenAt(plane, centre);
    if (at.x < plot.left || at.x > plot.right || at.y < plot.top || at.y > plot.bottom) return;
    let { x } = at;
    while (taken.some((other) => Math.abs(other.x - x) < 16 && Math.abs(other.y - at.y) < 13)) x += 4;
    taken.push({ x, y: at.y });
    context.strokeText(style.number, x, at.y);
    context.fillText(style.number, x, at.y);
  });
}
