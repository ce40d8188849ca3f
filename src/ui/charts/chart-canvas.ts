import { PALETTE } from './category-style.ts';

/** The custom properties that drawings on a canvas take their colours from. */
export const CANVAS_TOKENS = [
  '--surface',
  '--gridline',
  '--line',
  '--line-strong',
  '--muted',
  '--text',
  '--accent',
  '--danger',
  '--segment-other',
  '--font',
  ...Array.from({ length: PALETTE }, (_, i) => `--segment-${i}`),
];

/** Sizes a canvas for the screen and clears it; the context then draws in CSS pixels. */
export function beginDrawing(
  canvas: HTMLCanvasElement,
  { width, height }: { readonly width: number; readonly height: number },
  background: string | undefined,
): CanvasRenderingContext2D | undefined {
  const ratio = devicePixelRatio;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext('2d') ?? undefined;
  if (context === undefined) return undefined;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = background ?? 'white';
  context.fillRect(0, 0, width, height);
  return context;
}
