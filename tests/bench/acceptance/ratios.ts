import { present } from '../../../src/base/assert.ts';
import type { Outcome } from '../reading.ts';
import type { Section, Subject } from '../report.ts';
import type { Finding } from './line.ts';

/** The sections of some subject. */
export function sectionsOf(
  sections: readonly Section[] | undefined,
  what: Subject['what'],
  holds: (subject: Subject) => boolean = () => true,
): readonly Section[] {
  return (sections ?? []).filter(({ subject }) => subject.what === what && holds(subject));
}

/** How many times longer others take than ours, where it is least. */
export function leastAdvantage(
  sections: readonly Section[],
  names: readonly string[],
  threads: 'one' | 'several' = 'one',
): Finding | undefined {
  return worstOf(
    pairs(sections, names).map(({ section, ours, other }) =>
      timesOf(other, ours, { note: `${other.name}, ${section.title}`, threads }),
    ),
    (a, b) => a - b,
  );
}

/** Our time as a share of others', where it is greatest. */
export function greatestShare(sections: readonly Section[], name: string): Finding | undefined {
  return worstOf(
    pairs(sections, [name]).map(({ section, ours, other }) =>
      timesOf(ours, other, { note: section.title, threads: 'one' }),
    ),
    (a, b) => b - a,
  );
}

/** The outcome of a contender whose name begins so. */
export function outcomeOf({ outcomes }: Section, name: string): Outcome | undefined {
  return outcomes.find((outcome) => outcome.name.startsWith(name));
}

interface Pair {
  readonly section: Section;
  readonly ours: Outcome;
  readonly other: Outcome;
}

function pairs(sections: readonly Section[], names: readonly string[]): Pair[] {
  return sections.flatMap((section) =>
    names.flatMap((name) => {
      const other = outcomeOf(section, name);
      return other === undefined ? [] : [{ section, ours: present(section.outcomes[0], 'ours'), other }];
    }),
  );
}

interface TimesFinding extends Finding {
  readonly figure: Extract<Finding['figure'], { kind: 'times' }>;
}

function timesOf(
  above: Outcome,
  below: Outcome,
  { note, threads }: { readonly note: string; readonly threads: 'one' | 'several' },
): TimesFinding {
  return {
    figure: {
      kind: 'times',
      cpu: threads === 'one' ? above.cpuMinimum / below.cpuMinimum : undefined,
      minimum: above.minimum / below.minimum,
      median: above.median / below.median,
    },
    note,
  };
}

/** The first by the order of minima; each figure of it, not the worst of each. */
function worstOf(
  findings: readonly TimesFinding[],
  order: (a: number, b: number) => number,
): Finding | undefined {
  const key = ({ figure }: TimesFinding): number => figure.cpu ?? figure.minimum;
  return findings.toSorted((a, b) => order(key(a), key(b)))[0];
}
