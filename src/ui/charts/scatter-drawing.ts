import type { ScatterPicture } from './scatter-picture.ts';
import { fittedText } from './fitted-text.ts';
import { drawPoints } from './scatter-points.ts';

/** Draws a scatter in one pass: axes, background points, points in front, numbers at the centres. */
export function drawScatter(canvas: HTMLCanvasElement, picture: ScatterPicture): void {
  const { layout, ratio, colours } = picture;
  canvas.width = Math.round(layout.width * ratio);
  canvas.height = Math.round(layout.height * ratio);
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = colours['--surface'] ?? 'white';
  context.fillRect(0, 0, layout.width, layout.height);
  drawAxes(context, picture);
  drawPoints(context, picture);
  drawNumbers(context, picture);
}

function drawAxes(
  context: CanvasRenderingContext2D,
  { layout, colours, font, xTitle, yTitle }: ScatterPicture,
): void {
  const { plot } = layout;
  context.lineWidth = 1;
  context.font = `11px ${font}`;
  context.textBaseline = 'top';
  context.textAlign = 'center';
  for (const tick of layout.xTicks) {
    line(
      context,
      tick.value === 0 ? colours['--line'] : colours['--gridline'],
      tick.at,
      plot.top,
      tick.at,
      plot.bottom,
    );
    context.fillStyle = colours['--muted'] ?? 'gray';
    context.fillText(tickText(tick.value), tick.at, plot.bottom + 5);
  }
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const tick of layout.yTicks) {
    line(
      context,
      tick.value === 0 ? colours['--line'] : colours['--gridline'],
      plot.left,
      tick.at,
      plot.right,
      tick.at,
    );
    context.fillStyle = colours['--muted'] ?? 'gray';
    context.fillText(tickText(tick.value), plot.left - 6, tick.at);
  }
  context.textAlign = 'center';
  context.textBaseline = 'bottom';
  context.fillText(
    fittedText(context, xTitle, plot.right - plot.left),
    (plot.left + plot.right) / 2,
    layout.height - 2,
  );
  context.save();
  context.translate(2, (plot.top + plot.bottom) / 2);
  context.rotate(-Math.PI / 2);
  context.textBaseline = 'top';
  context.fillText(fittedText(context, yTitle, plot.bottom - plot.top), 0, 0);
  context.restore();
}

function drawNumbers(
  context: CanvasRenderingContext2D,
  { layout, codes, styles, inFront, colours, font }: ScatterPicture,
): void {
  const sums = styles.map(() => ({ x: 0, y: 0, n: 0 }));
  for (let i = 0; i < codes.length; i++) {
    const sum = sums[codes[i]!];
    if (sum === undefined || inFront?.[i] === 0) continue;
    sum.x += layout.px[i]!;
    sum.y += layout.py[i]!;
    sum.n++;
  }
  context.font = `600 14px ${font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = colours['--surface'] ?? 'white';
  context.fillStyle = colours['--text'] ?? 'black';
  const taken: { readonly x: number; readonly y: number }[] = [];
  styles.forEach((style, index) => {
    const sum = sums[index];
    if (sum === undefined || sum.n === 0) return;
    const y = sum.y / sum.n;
    let x = sum.x / sum.n;
    while (taken.some((other) => Math.abs(other.x - x) < 16 && Math.abs(other.y - y) < 13)) x += 4;
    taken.push({ x, y });
    context.strokeText(style.number, x, y);
    context.fillText(style.number, x, y);
  });
}

function line(
  context: CanvasRenderingContext2D,
  colour: string | undefined,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
): void {
  context.strokeStyle = colour ?? 'gray';
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}

function tickText(value: number): string {
  return String(Math.round(value * 1000) / 1000).replace('-', '−');
}
