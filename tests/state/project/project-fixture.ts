import { presetConfig } from '../../../src/pipelines/segmentation/presets.ts';
import { PROJECT_VERSION, type ProjectDocument } from '../../../src/state/project/project-document.ts';

/** A SHA-256 as a project holds it. */
export const HASH = 'ab'.repeat(32);

/** A project with something in each of its parts. */
export const PROJECT: ProjectDocument = {
  strataProject: PROJECT_VERSION,
  app: { name: 'Strata', version: '0.1.0' },
  savedAt: '2026-11-20T14:05:00.000Z',
  preset: 'development',
  config: presetConfig('development'),
  byHand: {
    notes: 'For the board.\nSecond line.',
    overrides: [
      { segment: 1, disposition: 'Reject', note: 'too small', name: 'Rare visitors', k: 3, labels: HASH },
    ],
    edits: {
      bases: { [HASH]: { k: 3, ids: ['c0', 'c1', 'c2', 'c3'], labels: '0122' } },
      list: [
        {
          id: 1,
          basis: HASH,
          segments: [0, 2],
          generatedName: 'Rare visitors',
          look: { name: 'Quiet ones', colour: 4, isSetAside: true },
        },
      ],
    },
    savedSelections: [{ name: 'Lapsed', ids: ['c1', 'c3'], origin: 'lasso on the map' }],
  },
  inputs: {
    merges: {
      fileName: 'merges.csv',
      id: HASH,
      bytes: 12,
      hasData: false,
      columns: { past: 'old', canonical: 'new' },
    },
  },
  view: { page: 'validation', shownK: 3, selectedSegment: 1, selection: { ids: ['c2'], origin: 'table' } },
  result: { resultHash: HASH, dataHash: HASH, k: 3, customers: 4 },
};
