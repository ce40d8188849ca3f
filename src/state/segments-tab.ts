/** The views of the Segments page, in order. */
export const SEGMENTS_TABS = [
  { name: 'overview', title: 'Overview' },
  { name: 'map', title: 'Map' },
  { name: 'silhouettes', title: 'Silhouettes' },
  { name: 'profiles', title: 'Profiles' },
  { name: 'distributions', title: 'Distributions' },
  { name: 'across', title: 'Across k' },
  { name: 'customers', title: 'Customers' },
] as const;

export type SegmentsTab = (typeof SEGMENTS_TABS)[number]['name'];

export const FIRST_TAB: SegmentsTab = 'overview';

export function isSegmentsTab(text: string): text is SegmentsTab {
  return SEGMENTS_TABS.some((tab) => tab.name === text);
}
