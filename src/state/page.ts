/** The pages of the main navigation, in order. */
export const PAGES = [
  { name: 'data', title: 'Data' },
  { name: 'segments', title: 'Segments' },
  { name: 'stability', title: 'Stability' },
  { name: 'validation', title: 'Validation' },
  { name: 'report', title: 'Report' },
  { name: 'compare', title: 'Compare' },
  { name: 'performance', title: 'Performance' },
  { name: 'apply', title: 'Apply' },
] as const;

export type PageName = (typeof PAGES)[number]['name'];

export const FIRST_PAGE: PageName = 'segments';

export function isPageName(text: string): text is PageName {
  return PAGES.some((page) => page.name === text);
}
