import { figureTexts, numberText } from './acceptance.ts';
import type { BenchReport } from './bench.ts';
import type { LadderOutcome } from './ladder.ts';
import type { Rung } from './ladder/climb-ladder.ts';
import { loadText } from './machine.ts';

/** What the README says of a run: the machine, the lines and how they stand, and the ladder. */
export function markdownReport(report: BenchReport): string {
  const { acceptance, ladder } = report;
  const measured = acceptance.filter(({ verdict }) => verdict !== 'not measured');
  const lines = measured.map(({ name, bound, figure, verdict }) => [
    name,
    `${bound.relation} ${numberText(bound.value)}`,
    ...figureTexts(figure).slice(0, 2),
    verdict,
  ]);
  const parts = [
    machineSentence(report),
    table(['', 'line', 'processor time', 'by the clock', ''], lines),
    ...(ladder === undefined || ladder.rungs.length === 0 ? [] : [ladderTable(ladder)]),
  ];
  const absent = acceptance.length - measured.length;
  if (absent > 0) parts.push(`Lines that this run did not measure: ${absent}.`);
  return `${parts.join('\n\n')}\n`;
}

function machineSentence({
  machine,
  scikitLearn,
  ladder,
  startedAt,
  seconds,
  loadAfter,
}: BenchReport): string {
  const packages = Object.entries(machine.packages).map(([name, version]) => `${name} ${version}`);
  const software = [
    `Node ${machine.node.slice(1)}`,
    ...(ladder?.chromium === undefined ? [] : [`Chromium ${ladder.chromium}`]),
    ...packages,
    scikitLearn,
  ];
  return (
    `One run of ${startedAt.slice(0, 10)}, ${seconds} s, on ${machine.processors} × ${machine.processor}, load average ` +
    `${loadText(machine.loadBefore)} before and ${loadAfter} after; ${software.join(', ')}.`
  );
}

function ladderTable({ rungs }: LadderOutcome): string {
  const ways = [...new Set(rungs.map(({ way }) => way))];
  const sizes = [...new Set(rungs.map(({ customers }) => customers))];
  const rows = sizes.map((size) => {
    const own = rungs.filter(({ customers }) => customers === size);
    const bytes = own[0]!.stages.reduce((sum, stage) => sum + stage.bytes, 0);
    return [
      size.toLocaleString('en'),
      own[0]!.events.toLocaleString('en'),
      (bytes / 1e6).toFixed(0),
      ...ways.map((way) => secondsText(own.find((rung) => rung.way === way))),
    ];
  });
  return table(['customers', 'events', 'MB', ...ways.map((way) => `${way}, s`)], rows);
}

/** End to end, and in brackets without the test for structure. */
function secondsText(rung: Rung | undefined): string {
  if (rung === undefined) return '–';
  const structure = rung.stages.find(({ name }) => name === 'evidence')?.ms.minimum ?? 0;
  const seconds = (ms: number): string => (ms / 1000).toFixed(ms < 10_000 ? 2 : 1);
  return `${seconds(rung.total.minimum)} (${seconds(rung.total.minimum - structure)})`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, j) => (j === 0 ? '---' : '--:'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
