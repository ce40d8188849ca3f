/** An SVG element as data: whoever writes it escapes its texts. Attributes hold own words and numbers only. */
export interface SvgElement {
  readonly tag: 'svg' | 'g' | 'rect' | 'line' | 'path' | 'circle' | 'text' | 'tspan';
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (SvgElement | string)[];
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element; numbers are rounded to hundredths of a pixel, undefined attributes are left out. */
export function svg(
  tag: SvgElement['tag'],
  attributes: Attributes,
  children: readonly (SvgElement | string)[] = [],
): SvgElement {
  const known = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, typeof value === 'number' ? rounded(value) : value] as const],
  );
  return { tag, attributes: Object.fromEntries(known), children };
}

/** A text at a point; `anchor` start, middle or end. */
export function label(
  x: number,
  y: number,
  text: string,
  {
    anchor = 'start',
    style = '',
  }: { readonly anchor?: 'start' | 'middle' | 'end'; readonly style?: string } = {},
): SvgElement {
  return svg(
    'text',
    { x, y, 'text-anchor': anchor === 'start' ? undefined : anchor, class: style === '' ? undefined : style },
    [text],
  );
}

/** A straight line. */
export function line(x1: number, y1: number, x2: number, y2: number, style: string): SvgElement {
  return svg('line', { x1, y1, x2, y2, class: style });
}

/** A filled rectangle; nothing is drawn of one without width or height. */
export function box(x: number, y: number, width: number, height: number, style: string): SvgElement {
  return svg('rect', { x, y, width: Math.max(0, width), height: Math.max(0, height), class: style });
}

/** Path data through points. */
export function polyline(points: readonly (readonly [x: number, y: number])[]): string {
  return points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${rounded(x)},${rounded(y)}`).join('');
}

/** Hundredths of a pixel, never −0. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}
