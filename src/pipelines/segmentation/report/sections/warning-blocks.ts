import { given } from '../../explanation/prose.ts';
import type { Notice } from '../../notice.ts';
import type { Block } from '../blocks.ts';

/** What a stage warned of. */
export function warningBlocks(warnings: readonly Notice[]): readonly Block[] {
  return warnings.map(({ message }) => ({ kind: 'notice', text: [given(message)] }));
}
