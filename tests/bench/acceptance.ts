import { type AcceptanceLine, type Figure, type Finding, lineOf } from './acceptance/line.ts';
import { greatestShare, leastAdvantage, outcomeOf, sectionsOf } from './acceptance/ratios.ts';
import type { Measured } from './bench.ts';
import type { Grown } from './growth.ts';
import { MOST_EXCESS } from './inertia.ts';
import type { ObjectsRatio } from './objects-pipeline-main.ts';
import { SAME_WORK, WHOLE_RUN } from './objects-pipeline.ts';
import { textTable } from './text-table.ts';

/** The lines that a run can be held against, with its figures; what it did not measure is said to be so. */
export function acceptance(measured: Measured): readonly AcceptanceLine[] {
  return [
    ...againstPackages(measured),
    ...againstScikitLearn(measured),
    ...ofTheMachine(measured),
    ...endToEnd(measured),
  ];
}

/** All of them as a table, and how the verdicts are to be read. */
export function acceptanceText(lines: readonly AcceptanceLine[]): string {
  const table = textTable(
    ['Held against the project’s lines', 'line', 'processor time', 'minima', 'medians', 'verdict', ''],
    lines.map(({ name, bound, figure, verdict, note }) => [
      name,
      `${bound.relation} ${numberText(bound.value)}`,
      ...figureTexts(figure),
      verdict,
      note,
    ]),
    { lastIsText: true },
  );
  const counts = (['met', 'missed', 'not measured'] as const)
    .map((verdict) => `${lines.filter((line) => line.verdict === verdict).length} ${verdict}`)
    .join(', ');
  return `${table}
${counts}. Met: by processor time and by the clock’s minima; with several threads, by the minima. How often structure is
found and falsely found is counted by npm run bench -- calibration.`;
}

function againstPackages({ kernels, workers, inertia }: Measured): AcceptanceLine[] {
  const restarts = (k: number) =>
    sectionsOf(kernels?.sections, 'restarts', (subject) => subject.rows === 10_000 && subject.k === k);
  const twoWorkers = (k: number) =>
    sectionsOf(workers?.sections, 'two-workers', (subject) => subject.rows === 10_000 && subject.k === k);
  const tenThousand = sectionsOf(kernels?.sections, 'restarts', ({ rows }) => rows === 10_000);
  const worst = (inertia ?? []).toSorted((a, b) => b.worst.excess - a.worst.excess).at(0);
  const whole = inertia?.some(({ rows }) => rows === 100_000) ?? false;
  return [
    lineOf(
      'ml-kmeans ÷ ours, 10 restarts, 10,000 × 16, k = 5',
      atLeast(35),
      leastAdvantage(restarts(5), ['ml-kmeans']),
    ),
    lineOf(
      'ml-kmeans ÷ ours, 10 restarts, 10,000 × 16, k = 15',
      atLeast(60),
      leastAdvantage(restarts(15), ['ml-kmeans']),
    ),
    lineOf(
      'ml-kmeans ÷ ours with two workers, k = 5',
      atLeast(50),
      leastAdvantage(twoWorkers(5), ['ml-kmeans'], 'several'),
    ),
    lineOf(
      'ml-kmeans ÷ ours with two workers, k = 15',
      atLeast(110),
      leastAdvantage(twoWorkers(15), ['ml-kmeans'], 'several'),
    ),
    lineOf(
      'best other package ÷ ours, 10 restarts, 10,000 × 16',
      atLeast(10),
      leastAdvantage(tenThousand, ['skmeans', 'druidjs', 'scran.js']),
    ),
    lineOf(
      'inertia above the best of all peers, 10 restarts, k ≤ 15, 500 … 100,000 rows',
      atMost(MOST_EXCESS),
      whole && worst !== undefined
        ? numberFinding(worst.worst.excess, `${worst.data}, ${worst.rows} rows, k = ${worst.worst.k}`)
        : undefined,
    ),
  ];
}

function againstScikitLearn({ kernels }: Measured): AcceptanceLine[] {
  const sections = kernels?.sections;
  const name = 'scikit-learn';
  const large = sectionsOf(sections, 'large')[0];
  const least = (of: string): number | undefined =>
    large === undefined ? undefined : outcomeOf(large, of)?.best;
  const above = (of: string): Finding | undefined => {
    const [ours, theirs] = [least('ours'), least(of)];
    return ours === undefined || theirs === undefined ? undefined : numberFinding(ours / theirs - 1);
  };
  const toTheEnd = 'scikit-learn, mini-batches to the end';
  const stopped = 'scikit-learn, mini-batches, 3';
  const silhouette = sectionsOf(sections, 'silhouette', ({ rows }) => rows === 10_000);
  const sweeps = (size: number) => sectionsOf(sections, 'sweep', ({ rows }) => rows === size);
  return [
    lineOf(
      'ours ÷ scikit-learn, 10 restarts, 5,000 rows and more',
      atMost(0.4),
      greatestShare(
        sectionsOf(sections, 'restarts', ({ rows }) => rows >= 5000),
        name,
      ),
    ),
    lineOf(
      'ours ÷ scikit-learn, from fixed centroids, 100,000 × 16, k = 15',
      atMost(0.2),
      greatestShare(
        sectionsOf(sections, 'from-centroids', ({ rows }) => rows === 100_000),
        name,
      ),
    ),
    lineOf(
      'ours ÷ scikit-learn’s mini-batches to their end (max_no_improvement none, 100 passes), 1,000,000 × 16, k = 15',
      atMost(1 / 15),
      greatestShare(large === undefined ? [] : [large], toTheEnd),
    ),
    lineOf('our inertia above that of those mini-batches', atMost(0), above(toTheEnd)),
    lineOf(
      'the same where mini-batches stop by themselves (the default)',
      atMost(1 / 15),
      greatestShare(large === undefined ? [] : [large], stopped),
    ),
    lineOf('our inertia above that of mini-batches that stop by themselves', atMost(0), above(stopped)),
    lineOf(
      'ours ÷ scikit-learn, sweep k = 2 … 10 with exact silhouettes, 5,000 rows',
      atMost(1 / 10),
      greatestShare(sweeps(5000), name),
    ),
    lineOf(
      'ours ÷ scikit-learn, sweep k = 2 … 10 with exact silhouettes, 10,000 rows',
      atMost(1 / 15),
      greatestShare(sweeps(10_000), name),
    ),
    lineOf(
      'ours ÷ scikit-learn, one exact silhouette, 10,000 rows',
      atMost(1 / 10),
      greatestShare(silhouette, name),
    ),
    lineOf('difference of that silhouette from scikit-learn’s', atMost(1e-6), silhouetteError(silhouette[0])),
  ];
}

function silhouetteError(section: ReturnType<typeof sectionsOf>[number] | undefined): Finding | undefined {
  if (section === undefined) return undefined;
  const ours = section.outcomes[0]?.best;
  const plain = outcomeOf(section, 'ours, plain')?.best;
  const theirs = outcomeOf(section, 'scikit-learn')?.best ?? plain;
  if (ours === undefined || theirs === undefined) return undefined;
  return numberFinding(Math.abs(ours - theirs));
}

function ofTheMachine({ kernels, growth }: Measured): AcceptanceLine[] {
  const share = kernels?.shares.find(({ name }) => name.startsWith('assignment'))?.share;
  const grown = (name: string, from: number, to: number) =>
    grownFinding(
      growth?.find((each) => each.name === name),
      { from, to },
    );
  return [
    lineOf(
      'f32 assignment, share of the machine’s multiply-adds',
      atLeast(0.65),
      share === undefined ? undefined : numberFinding(share, 'by processor time'),
    ),
    lineOf(
      'growth of k-means, 10 restarts, 5,000 … 100,000 rows',
      atMost(1.1),
      grown('k-means, ten restarts', 5000, 100_000),
    ),
    lineOf(
      'growth of exact silhouettes, 2,500 … 20,000 rows',
      atMost(2.1),
      grown('exact silhouette', 2500, 20_000),
    ),
    ...['generation', 'group-by', 'profiles, group-by included'].map((name) =>
      lineOf(`growth of ${name}, to 1,000,000 customers`, atMost(1.15), grown(name, 25_000, 1_000_000)),
    ),
  ];
}

/** Fitted to the least processor times; those by the clock are not judged. */
function grownFinding(
  grown: Grown | undefined,
  { from, to }: { readonly from: number; readonly to: number },
): Finding | undefined {
  const fit = grown?.cpuGrowth;
  if (fit === undefined || fit.from > from || fit.to < to) return undefined;
  const wall = grown?.growth?.exponent.toFixed(2) ?? '–';
  return numberFinding(fit.exponent, `by processor time; ${wall} by the clock`);
}

function endToEnd({ objects, ladder }: Measured): AcceptanceLine[] {
  const ratio = (of: string): ObjectsRatio | undefined =>
    objects?.customers === 5000 ? objects.ratios.find((each) => each.of === of) : undefined;
  const sameWork = ratio(SAME_WORK);
  const wholeRun = ratio(WHOLE_RUN);
  const named = (names: readonly (string | number)[]): string => [...new Set(names)].join(', ');
  return [
    lineOf(
      'arrays of objects ÷ ours, 5,000 customers, the same work',
      atLeast(12),
      sameWork === undefined
        ? undefined
        : {
            figure: { kind: 'times', cpu: sameWork.cpu, minimum: sameWork.minimum, median: sameWork.median },
            note: `beside all that our run does: ${numberText(wholeRun?.minimum ?? NaN)}`,
          },
    ),
    lineOf(
      'sizes at which a run’s result differs between places and numbers of workers',
      atMost(0),
      ladder === undefined
        ? undefined
        : numberFinding(
            ladder.differingSizes.length,
            `${named(ladder.rungs.map(({ customers }) => customers))} customers; ${named(ladder.rungs.map(({ way }) => way))}`,
          ),
    ),
  ];
}

const atLeast = (value: number) => ({ relation: '≥', value }) as const;
const atMost = (value: number) => ({ relation: '≤', value }) as const;

function numberFinding(value: number, note = ''): Finding {
  return { figure: { kind: 'number', value }, note };
}

/** By processor time (or what is not a time), by minima and by medians of the clock. */
export function figureTexts(figure: Figure | undefined): readonly [string, string, string] {
  if (figure === undefined) return ['', '', ''];
  if (figure.kind === 'number') return [numberText(figure.value), '', ''];
  const { cpu, minimum, median } = figure;
  return [
    cpu === undefined ? '–' : numberText(cpu),
    numberText(minimum),
    median === undefined ? '–' : numberText(median),
  ];
}

/** Three digits. */
export function numberText(value: number): string {
  if (Math.abs(value) >= 0.001 || value === 0) return `${Number(value.toPrecision(3))}`;
  return value.toExponential(1);
}
