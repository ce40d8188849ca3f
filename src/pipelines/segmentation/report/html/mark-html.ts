import type { Mark } from '../blocks.ts';
import { segmentStyle } from '../charts/row-labels.ts';

/** A small sign of 12 × 12; the word beside it carries the meaning. */
export function markHtml(mark: Mark | undefined): string {
  if (mark === undefined) return '';
  switch (mark.kind) {
    case 'segment':
      return icon(segmentStyle(mark.colour), '<rect x="1" y="1" width="10" height="10" rx="2"></rect>');
    case 'disposition':
      return DISPOSITIONS[mark.disposition];
    case 'outcome':
      return OUTCOMES[mark.outcome];
  }
}

function icon(style: string, shape: string): string {
  return `<svg class="mark ${style}" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">${shape}</svg>`;
}

const CHECK = '<path d="M2 6.5 4.8 9.2 10 3"></path>';
const CROSS = '<path d="M2.5 2.5l7 7M9.5 2.5l-7 7"></path>';
const RING = '<circle cx="6" cy="6" r="4.2"></circle>';
const DIAMOND = '<path d="M6 1.2 10.8 6 6 10.8 1.2 6Z"></path>';

const DISPOSITIONS = {
  Activate: icon('stroke good', CHECK),
  Monitor: icon('stroke plain', RING),
  Review: icon('stroke warning', DIAMOND),
  Reject: icon('stroke danger', CROSS),
} as const;

const OUTCOMES = {
  pass: icon('stroke good', CHECK),
  fail: icon('stroke danger', CROSS),
  'not tested': icon('stroke plain', '<path d="M2.5 6h7"></path>'),
} as const;
