import type { SegmentEdit } from '../../../pipelines/segmentation/edits/segment-edits.ts';
import { formatCounted } from '../../parts/format-number.ts';
import { PALETTE_NAMES } from './palette-names.ts';

/** "merged from 2 segments, named “Night owls”, described, teal, set aside". */
export function editWords({ look }: Pick<SegmentEdit, 'look'>, sources: number): string {
  const { name, description, colour, isSetAside } = look;
  const words = [
    ...(sources > 1 ? [`merged from ${formatCounted(sources, 'segment')}`] : []),
    ...(name === undefined ? [] : [`named “${name}”`]),
    ...(description === undefined ? [] : ['described']),
    ...(colour === undefined ? [] : [`coloured ${(PALETTE_NAMES[colour] ?? '').toLowerCase()}`]),
    ...(isSetAside === true ? ['set aside'] : []),
  ];
  return words.join(', ');
}
