import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PALETTE_SIZE } from '../../src/pipelines/segmentation/edits/look-text.ts';
import { PALETTE } from '../../src/ui/charts/category-style.ts';
import { PALETTE_NAMES } from '../../src/ui/segmentation/editing/palette-names.ts';

const sheet = readFileSync(new URL('../../src/ui/styles/tokens.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = sheet.split(":root[data-theme='dark']");

/** Relative luminance of a colour of the theme, WCAG 2. */
function luminance(theme: string, token: string): number {
  const hex = new RegExp(`${token}: #([0-9a-f]{6});`).exec(theme)![1]!;
  const [red, green, blue] = [0, 2, 4].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(theme: string, token: string): number {
  const [a, b] = [luminance(theme, token), luminance(theme, '--surface')];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const tokens = Array.from({ length: PALETTE }, (_, colour) => `--segment-${colour}`);

test('every colour of the palette has a name and stands out 3:1 in both themes', () => {
  expect([PALETTE, PALETTE_NAMES.length]).toEqual([PALETTE_SIZE, PALETTE_SIZE]);
  for (const token of tokens)
    for (const theme of [light, dark]) expect(contrast(theme, token), token).toBeGreaterThanOrEqual(3);
});

test('no two colours of the palette are the same', () => {
  for (const theme of [light, dark])
    expect(new Set(tokens.map((token) => luminance(theme, token))).size).toBe(PALETTE);
});
