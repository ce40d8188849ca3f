const PAINT = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'stroke-linejoin',
  'paint-order',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
] as const;
const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';
const TITLE_HEIGHT = 32;
const EDGE = 12;

/** A drawing that stands on its own: no stylesheet, colours as they are on the screen now. */
export interface SvgSnapshot {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/** Copies every chart inside `container` into one SVG, where each stands on the page, with the title above. */
export function svgSnapshot(container: HTMLElement, title: string): SvgSnapshot {
  const frame = container.getBoundingClientRect();
  const look = getComputedStyle(container);
  const width = Math.ceil(frame.width) + 2 * EDGE;
  const height = Math.ceil(frame.height) + TITLE_HEIGHT + EDGE;
  const sheet = document.createElementNS(SVG_NAMESPACE, 'svg');
  sheet.setAttribute('xmlns', SVG_NAMESPACE);
  sheet.setAttribute('width', String(width));
  sheet.setAttribute('height', String(height));
  sheet.setAttribute('viewBox', `0 0 ${width} ${height}`);
  sheet.append(rectangle(width, height, tokenColour('--surface')));
  sheet.append(textLine(title, EDGE, 22, look, '600'));
  for (const drawing of container.querySelectorAll<SVGSVGElement>('svg[data-chart] , .recharts-surface')) {
    const place = drawing.getBoundingClientRect();
    if (place.width < 24) continue;
    const copy = withPaint(drawing);
    copy.setAttribute('x', String(place.left - frame.left + EDGE));
    copy.setAttribute('y', String(place.top - frame.top + TITLE_HEIGHT));
    copy.setAttribute('width', String(place.width));
    copy.setAttribute('height', String(place.height));
    sheet.append(copy);
  }
  for (const label of container.querySelectorAll<HTMLElement>('[data-export-text]')) {
    const place = label.getBoundingClientRect();
    const style = getComputedStyle(label);
    sheet.append(
      textLine(
        label.textContent ?? '',
        place.left - frame.left + EDGE,
        place.top - frame.top + TITLE_HEIGHT + place.height * 0.75,
        style,
        style.fontWeight,
      ),
    );
  }
  return { text: new XMLSerializer().serializeToString(sheet), width, height };
}

/** Draws an SVG as PNG at twice its size. Rejects when the browser cannot draw it. */
export async function pngOfSvg(snapshot: SvgSnapshot): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([snapshot.text], { type: 'image/svg+xml' }));
  try {
    const image = new Image(snapshot.width, snapshot.height);
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = snapshot.width * 2;
    canvas.height = snapshot.height * 2;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await pngOfCanvas(canvas);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** The pixels of a canvas as PNG. */
export function pngOfCanvas(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) =>
        blob === null ? reject(new Error('The browser could not encode the image.')) : resolve(blob),
      'image/png',
    );
  });
}

function withPaint(original: SVGSVGElement): SVGSVGElement {
  const copy = original.cloneNode(true) as SVGSVGElement;
  const before = [original, ...original.querySelectorAll('*')];
  const after = [copy, ...copy.querySelectorAll('*')];
  before.forEach((element, index) => {
    const target = after[index];
    if (target === undefined) return;
    const style = getComputedStyle(element);
    for (const property of PAINT) target.setAttribute(property, style.getPropertyValue(property));
    target.removeAttribute('style');
    target.removeAttribute('class');
  });
  return copy;
}

function rectangle(width: number, height: number, fill: string): SVGElement {
  const shape = document.createElementNS(SVG_NAMESPACE, 'rect');
  shape.setAttribute('width', String(width));
  shape.setAttribute('height', String(height));
  shape.setAttribute('fill', fill);
  return shape;
}

function textLine(
  words: string,
  x: number,
  y: number,
  style: CSSStyleDeclaration,
  weight: string,
): SVGElement {
  const line = document.createElementNS(SVG_NAMESPACE, 'text');
  line.setAttribute('x', String(x));
  line.setAttribute('y', String(y));
  line.setAttribute('fill', style.color);
  line.setAttribute('font-family', style.fontFamily);
  line.setAttribute('font-size', style.fontSize);
  line.setAttribute('font-weight', weight);
  line.textContent = words;
  return line;
}

function tokenColour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
