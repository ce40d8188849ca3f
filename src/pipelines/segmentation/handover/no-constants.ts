import type { WrittenHandover } from './handover-file.ts';

/** Why a run with quantile scaling gives no file that prepares new customers. */
export const NO_CONSTANTS: WrittenHandover = {
  kind: 'refused',
  reason:
    'Quantile scaling ranks customers among each other, so it keeps no constants that could be written out; z-score and robust scaling keep theirs.',
};
