import type { KChoice } from '../../pipelines/segmentation/model.ts';
import type { KPoint } from '../../pipelines/segmentation/views.ts';
import { formatFixed } from '../charts/format-quantity.ts';

/** The page's answer: how many segments, why, and what is not known. */
export interface Headline {
  readonly answer: string;
  readonly evidence: string;
}

/** Says what is shown and what it can be compared with. `shownK` may differ from the recommended k. */
export function headline(
  choice: Pick<KChoice, 'mode' | 'chosen' | 'structure'>,
  points: readonly KPoint[],
  shownK: number,
): Headline {
  const answer = `${shownK} segments`;
  const shown = silhouetteText(points.find((point) => point.k === shownK));
  const structure = STRUCTURE_WORDS[choice.structure];
  if (shownK !== choice.chosen) {
    const recommended = silhouetteText(points.find((point) => point.k === choice.chosen));
    return {
      answer,
      evidence: `shown with silhouette ${shown}; ${choice.chosen} are recommended (${recommended}); ${structure}.`,
    };
  }
  if (choice.mode === 'fixed') return { answer, evidence: `set by hand, silhouette ${shown}; ${structure}.` };
  const next = nextBest(points, choice.chosen);
  const compared =
    next === undefined ? 'no other k was tried' : `next best k = ${next.k}: ${silhouetteText(next)}`;
  return { answer, evidence: `chosen by silhouette ${shown} (${compared}); ${structure}.` };
}

const STRUCTURE_WORDS: Readonly<Record<KChoice['structure'], string>> = {
  clear: 'clear structure',
  weak: 'weak structure',
  none: 'no structure',
  'not tested': 'structure not tested',
};

function nextBest(points: readonly KPoint[], chosen: number): KPoint | undefined {
  const others = points.filter((point) => point.k !== chosen && point.silhouette !== undefined);
  return others.toSorted((a, b) => (b.silhouette ?? 0) - (a.silhouette ?? 0))[0];
}

function silhouetteText(point: KPoint | undefined): string {
  if (point?.silhouette === undefined) return 'not yet known';
  const text = formatFixed(point.silhouette, 2);
  return point.silhouetteSe === undefined || point.silhouetteSe === 0
    ? text
    : `${text} ± ${formatFixed(point.silhouetteSe, 3)}`;
}
