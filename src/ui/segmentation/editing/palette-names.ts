/** What the colours of the palette are called, in its order. */
export const PALETTE_NAMES: readonly string[] = [
  'Amber',
  'Sky blue',
  'Green',
  'Olive or yellow',
  'Blue',
  'Vermilion',
  'Purple pink',
  'Slate',
  'Crimson',
  'Violet',
  'Brown',
  'Teal',
];
