/** `npm run bench -- million`: a million customers in the built page. */
import { parseArgs } from 'node:util';
import { mergeConfig } from '../../src/engine/config.ts';
import type { SegmentationConfig } from '../../src/pipelines/segmentation/config.ts';
import { presetConfig } from '../../src/pipelines/segmentation/presets.ts';
import type { ResultDocument } from '../../src/pipelines/segmentation/result-document.ts';
import { type LateFrame, mainThread } from '../browser/setup/main-thread.ts';
import { loadText, machine, machineText } from './machine.ts';
import { busySeconds } from './million/busy-seconds.ts';
import { cancelLatencies } from './million/cancel-latencies.ts';
import { openPage } from './million/open-page.ts';
import { plantedSample } from './million/planted-sample.ts';
import { type TracedTask, taskTrace } from './million/task-trace.ts';
import { type WalkStep, walkPages } from './million/walk-pages.ts';
import { resultOf, wholeRun } from './million/whole-run.ts';
import { watchPeak } from './renderer-memory.ts';
import { objectsPipelineBench, SAME_WORK, type Step, WHOLE_RUN } from './objects-pipeline.ts';
import { msText, textTable } from './text-table.ts';

/** The lines: bytes, and milliseconds. */
const MOST_BYTES = 2.5e9;
const LONGEST_TASK_MS = 50;
const LONGEST_CANCEL_MS = 500;
/** A finished run is packed and written down after its end. */
const MS_TO_KEEP = 10_000;

const OBJECTS_K = 10;
const SILHOUETTE_ROWS = 10_000;

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    customers: { type: 'string', default: '1000000' },
    events: { type: 'string', default: '25' },
    objects: { type: 'string', default: '0' },
    sample: { type: 'boolean', default: false },
    'no-page': { type: 'boolean', default: false },
    'no-cancel': { type: 'boolean', default: false },
    profile: { type: 'boolean', default: false },
  },
});
const customers = Number(values.customers);
console.log(machineText(machine([])));
if (values.sample) await plantedSample(customers);
else if (!values['no-page']) await wholePipeline();
if (Number(values.objects) > 0) await printObjects(Number(values.objects));

async function wholePipeline(): Promise<void> {
  const config = mergeConfig(presetConfig('production'), {
    synthetic: { customers, eventsPerCustomer: Number(values.events) },
    sensitivity: { sampling: false },
  });
  const memory = watchPeak();
  const peakText = (): string => megabytes(memory.peak() ?? NaN);
  const { page, close } = await openPage(config, 'segments');
  let measured: Omit<Parameters<typeof printLines>[0], 'cancelMs'>;
  let lateFrames: readonly LateFrame[];
  try {
    const trace = await taskTrace(page, { profile: values.profile });
    const busy = await busySeconds(page);
    await trace.start();
    const busyBefore = await busy();
    const ms = await wholeRun(page, (words) => console.log(`${words}, peak ${peakText()} MB`));
    const busyInRun = (await busy()) - busyBefore;
    const during = await trace.stop();
    await trace.start();
    printRun(await resultOf(page), ms);
    await page.waitForTimeout(MS_TO_KEEP);
    const keeping = await trace.stop();
    const steps = [
      { name: 'the run', tasks: during },
      { name: 'keeping it', tasks: keeping },
      ...(await walkPages(page, trace)),
    ];
    measured = { steps, peak: memory.peak(), busyShare: (1000 * busyInRun) / ms };
    ({ lateFrames } = await mainThread(page));
  } finally {
    memory.stop();
    await close();
  }
  printLines({ ...measured, cancelMs: values['no-cancel'] ? [] : await cancelsOf(config) });
  printLateFrames(lateFrames);
}

/** In a page of its own, where no stage has been computed before. */
async function cancelsOf(config: SegmentationConfig): Promise<readonly number[]> {
  const { page, close } = await openPage(config, 'segments');
  try {
    return await cancelLatencies(page);
  } finally {
    await close();
  }
}

function printRun({ stages, totals, segments, truth }: ResultDocument, ms: number): void {
  console.log(
    `\n${totals.customers} customers, ${totals.events} events, ${segments.length} segments, ` +
      `adjusted Rand index with the archetypes ${truth?.ari.toFixed(3) ?? '–'} (load ${loadText()})`,
  );
  const bytes = stages.reduce((sum, stage) => sum + stage.bytes, 0);
  console.log(
    textTable(
      ['stage', 'ms', 'MB', 'status'],
      [
        ...stages.map((each) => [each.name, msText(each.ms), megabytes(each.bytes), each.status]),
        ['end to end', msText(ms), megabytes(bytes), ''],
      ],
      { lastIsText: true },
    ),
  );
}

function printLines({
  cancelMs,
  steps,
  peak,
  busyShare,
}: {
  readonly cancelMs: readonly number[];
  readonly steps: readonly WalkStep[];
  readonly peak: number | undefined;
  /** Of the run. */
  readonly busyShare: number;
}): void {
  const slowestCancel = Math.max(0, ...cancelMs);
  const [inRun, ...later] = steps;
  const longestInRun = longestOf(inRun?.tasks ?? []);
  const longestLater = longestOf(later.flatMap(({ tasks }) => tasks));
  const row = (name: string, value: number | undefined, most: number, shown: string): string[] => [
    name,
    value === undefined ? 'not measured' : shown,
    value === undefined ? '' : value <= most ? 'met' : 'MISSED',
  ];
  const taskRow = (name: string, value: number): string[] =>
    row(`longest task of the main thread ≤ 50 ms ${name}`, value, LONGEST_TASK_MS, taskText(value));
  console.log('');
  console.log(
    textTable(
      ['line', 'measured', 'verdict'],
      [
        row('peak memory of the page < 2.5 GB', peak, MOST_BYTES, `${megabytes(peak ?? NaN)} MB`),
        taskRow('in the run, processor time', longestInRun.cpuMs),
        taskRow('in the run, by the clock', longestInRun.ms),
        taskRow('afterwards, processor time', longestLater.cpuMs),
        taskRow('afterwards, by the clock', longestLater.ms),
        row(
          'cancel < 500 ms',
          cancelMs.length === 0 ? undefined : slowestCancel,
          LONGEST_CANCEL_MS,
          `${msText(slowestCancel)} ms`,
        ),
      ],
      { lastIsText: true },
    ),
  );
  console.log(`The main thread took ${(100 * busyShare).toFixed(1)} % of the run in processor time.`);
  console.log(`\nTasks of more than 50 ms by the clock (load ${loadText()})`);
  console.log(
    textTable(
      ['while opening', 'tasks', 'longest, ms', 'of processor time'],
      steps.map(({ name, tasks }) => {
        const most = longestOf(tasks);
        return [name, `${tasks.length}`, taskText(most.ms), taskText(most.cpuMs)];
      }),
    ),
  );
  printContents(steps);
}

/** What the longest tasks consist of. */
function printContents(steps: readonly WalkStep[]): void {
  for (const { name, tasks } of steps)
    for (const { ms, cpuMs, within } of tasks.slice(0, 3))
      console.log(
        `\n${name}: ${taskText(ms)} ms, ${taskText(cpuMs)} of processor time\n  ${within.join('; ')}`,
      );
}

/** The longest by each clock; tasks of 50 ms and less were not kept. */
function longestOf(tasks: readonly TracedTask[]): Omit<TracedTask, 'within'> {
  return {
    ms: Math.max(0, ...tasks.map(({ ms }) => ms)),
    cpuMs: Math.max(0, ...tasks.map(({ cpuMs }) => cpuMs)),
  };
}

function taskText(ms: number): string {
  return ms === 0 ? '≤ 50' : ms.toFixed(0);
}

/** The frames that came latest, with the scripts that held them up. */
function printLateFrames(frames: readonly LateFrame[]): void {
  console.log('');
  for (const { start, ms, drawingMs, scripts } of frames.toSorted((a, b) => b.ms - a.ms).slice(0, 16)) {
    console.log(
      `late frame at ${Math.round(start / 1000)} s: ${ms} ms, ${drawingMs} of drawing; ${scripts.join('; ')}`,
    );
  }
}

/**
 * What the same work takes with arrays of objects and ml-kmeans, where they still run, on one thread: the same events per
 * customer, one k with all its restarts, and the silhouettes of 10,000 customers.
 */
async function printObjects(count: number): Promise<void> {
  const { ours, theirs, events, ks, restarts } = await objectsPipelineBench(count, 1, {
    changes: {
      synthetic: { eventsPerCustomer: Number(values.events) },
      clustering: { choice: 'fixed', k: OBJECTS_K },
    },
    silhouetteRows: Math.min(count, SILHOUETTE_ROWS),
    warm: false,
  });
  const table = (steps: readonly Step[]): string =>
    textTable(
      ['ms', 'by the clock', 'of processor time'],
      steps.map(({ name, ms, cpuMs }) => [name, msText(ms.minimum), msText(cpuMs)]),
    );
  console.log(
    `\n${count} customers, ${events} events, k = ${ks.join(', ')}, ${restarts} restarts, one thread (load ${loadText()})` +
      `\n\nArrays of objects and ml-kmeans\n${table(theirs)}\n\nOurs\n${table(ours)}\n`,
  );
  const same = theirs.find(({ name }) => name === SAME_WORK)!;
  for (const name of [SAME_WORK, WHOLE_RUN]) {
    const own = ours.find((step) => step.name === name)!;
    console.log(
      `arrays of objects ÷ ours, ${name}: ${(same.ms.minimum / own.ms.minimum).toFixed(1)}, of processor time ${(same.cpuMs / own.cpuMs).toFixed(1)}`,
    );
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
