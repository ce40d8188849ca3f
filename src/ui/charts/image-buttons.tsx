import type { RefObject } from 'react';
import { useState } from 'react';
import { download } from '../parts/download.ts';
import { pngOfCanvas, pngOfSvg, svgSnapshot } from './svg-snapshot.ts';

export interface ImageButtonsProps {
  readonly area: RefObject<HTMLDivElement | null>;
  readonly drawing: 'svg' | 'canvas';
  readonly title: string;
  readonly fileName: string;
}

/** Copies or saves what a chart shows as PNG, and as SVG where it is one. */
export function ImageButtons({ area, drawing, title, fileName }: ImageButtonsProps) {
  const [word, setWord] = useState('');

  const copy = async () => {
    try {
      await navigator.clipboard.write([
        new ClipboardItem({ 'image/png': drawnAsPng(area.current, drawing, title) }),
      ]);
      setWord('Copied.');
    } catch {
      setWord('The browser did not allow copying: save the PNG instead.');
    }
  };
  const savePng = async () => {
    try {
      download(`${fileName}.png`, 'image/png', await drawnAsPng(area.current, drawing, title));
    } catch {
      setWord('The browser could not draw the image: show the chart as a table instead.');
    }
  };
  const saveSvg = () => {
    if (area.current === null) return;
    download(`${fileName}.svg`, 'image/svg+xml', svgSnapshot(area.current, title).text);
  };

  return (
    <>
      <button type="button" onClick={() => void copy()}>
        Copy image
      </button>
      <button type="button" onClick={() => void savePng()}>
        Save PNG
      </button>
      {drawing === 'svg' ? (
        <button type="button" onClick={saveSvg}>
          Save SVG
        </button>
      ) : undefined}
      <span aria-live="polite">{word}</span>
    </>
  );
}

async function drawnAsPng(
  area: HTMLDivElement | null,
  drawing: 'svg' | 'canvas',
  title: string,
): Promise<Blob> {
  if (area === null) throw new Error('The chart is not on the page.');
  if (drawing === 'svg') return await pngOfSvg(svgSnapshot(area, title));
  const canvas = area.querySelector('canvas');
  if (canvas === null) throw new Error('The chart has no canvas.');
  return await pngOfCanvas(canvas);
}
