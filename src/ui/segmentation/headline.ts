import { isSetAside, sweptK } from '../../pipelines/segmentation/edits/swept.ts';
import type { Segmentation } from '../../pipelines/segmentation/model.ts';
import type { KChoice } from '../../pipelines/segmentation/choice/artifacts.ts';

/** The page's answer: how many segments there are, whether that is structure, and why. */
export interface Headline {
  /** Goes on with the words for the structure. */
  readonly answer: string;
  readonly structure: KChoice['structure'];
  readonly evidence: string;
}

/** Says what is shown and what is recommended, which may be another k; without structure no k is recommended. */
export function headline(
  { chosen, structure, reason }: Pick<KChoice, 'chosen' | 'structure' | 'reason'>,
  shown: Pick<Segmentation, 'k' | 'segments' | 'swept'>,
): Headline {
  const segments = `${sweptK(shown)} segments`;
  const as =
    sweptK(shown) === chosen
      ? segments
      : `${segments} shown, ${chosen} ${structure === 'none' ? 'chosen' : 'recommended'}`;
  const edits = editedCounts(shown);
  const answer = edits === undefined ? as : `${as} (${edits})`;
  return { answer, structure, evidence: reason };
}

/** "merged into 4, 1 set aside". */
function editedCounts({
  k,
  segments,
  swept,
}: Pick<Segmentation, 'k' | 'segments' | 'swept'>): string | undefined {
  const aside = segments.filter(isSetAside).length;
  const parts = [
    ...(swept !== undefined && k < swept.k ? [`merged into ${k} by hand`] : []),
    ...(aside === 0 ? [] : [`${aside} set aside`]),
  ];
  return parts.length === 0 ? undefined : parts.join(', ');
}
