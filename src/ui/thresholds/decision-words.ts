import type { SegmentVerdict } from '../../pipelines/segmentation/judgement/verdict.ts';
import { formatCounted } from '../parts/format-number.ts';

/** What a threshold does to the segments: which of them, and in words. */
export interface Decision {
  readonly kind: 'rejects' | 'warns' | 'lets pass' | 'counts' | 'not tested';
  readonly words: string;
}

/** What the threshold at `path` decides: "rejects 2 (3, 5)", "warns of 1 (4)", "lets all pass". */
export function decisionOf(path: string, verdicts: readonly SegmentVerdict[]): Decision {
  return path.startsWith('actionability.') ? countedBy(path, verdicts) : judgedBy(path, verdicts);
}

/** What each segment reached where this threshold stands, segments without a value left out. */
export function reachedAt(
  path: string,
  verdicts: readonly SegmentVerdict[],
): readonly { readonly segment: number; readonly value: number }[] {
  return verdicts.flatMap(({ segment, criteria }) => {
    const value = criteria.find(({ setting }) => setting === path)?.value;
    return value === undefined ? [] : [{ segment, value }];
  });
}

function judgedBy(path: string, verdicts: readonly SegmentVerdict[]): Decision {
  const asked = verdicts.flatMap(({ segment, criteria }) =>
    criteria.filter(({ setting }) => setting === path).map((criterion) => ({ segment, criterion })),
  );
  const failed = asked.filter(({ criterion }) => criterion.outcome === 'fail');
  const untested = asked.filter(({ criterion }) => criterion.outcome === 'not tested');
  if (untested.length === asked.length) return { kind: 'not tested', words: 'not tested' };
  const rest = untested.length === 0 ? '' : `, ${untested.length} not tested`;
  const [first] = failed;
  if (first === undefined) {
    const all = untested.length === 0 ? 'lets all pass' : `lets ${asked.length - untested.length} pass`;
    return { kind: 'lets pass', words: `${all}${rest}` };
  }
  const which = numbersOf(failed.map(({ segment }) => segment));
  return first.criterion.severity === 'reject'
    ? { kind: 'rejects', words: `rejects ${failed.length} (${which})${rest}` }
    : { kind: 'warns', words: `warns of ${failed.length} (${which})${rest}` };
}

function countedBy(path: string, verdicts: readonly SegmentVerdict[]): Decision {
  const held = verdicts.filter(({ dimensions }) =>
    dimensions.some(({ setting, outcome }) => setting === path && outcome === 'pass'),
  );
  return {
    kind: 'counts',
    words:
      held.length === 0
        ? 'gives no segment a handle'
        : `gives ${formatCounted(held.length, 'segment')} a handle (${numbersOf(held.map(({ segment }) => segment))})`,
  };
}

/** The numbers that people see. */
function numbersOf(segments: readonly number[]): string {
  return segments.map((segment) => segment + 1).join(', ');
}
