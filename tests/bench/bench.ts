import { writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { acceptance, acceptanceText } from './acceptance.ts';
import type { AcceptanceLine } from './acceptance/line.ts';
import { type Grown, growthBench } from './growth.ts';
import { type InertiaOutcome, inertiaBench } from './inertia.ts';
import { type KernelsOutcome, kernelsBench } from './kernels.ts';
import { type LadderOutcome, WORKERS, ladderBench } from './ladder.ts';
import { type Chromium, startChromium } from './ladder/chromium-ways.ts';
import { type Machine, loadText, machine, machineText } from './machine.ts';
import { type ObjectsReport, objectsBench } from './objects-pipeline-main.ts';
import { markdownReport } from './markdown.ts';
import type { BenchOptions, Part } from './options.ts';
import type { Section } from './report.ts';
import { type ScikitLearn, startScikitLearn } from './scikit-learn.ts';
import { workersBench } from './workers.ts';

/** Everything that one run measured; a part that was not asked for is absent. */
export interface Measured {
  readonly kernels?: KernelsOutcome;
  readonly workers?: { readonly sections: readonly Section[] };
  readonly inertia?: readonly InertiaOutcome[];
  readonly ladder?: LadderOutcome;
  readonly growth?: readonly Grown[];
  readonly objects?: ObjectsReport;
}

/** What `--json` writes. */
export interface BenchReport extends Measured {
  readonly schemaVersion: 1;
  readonly machine: Machine;
  readonly scikitLearn: string;
  readonly startedAt: string;
  readonly quick: boolean;
  readonly seconds: number;
  readonly loadAfter: string;
  readonly acceptance: readonly AcceptanceLine[];
}

/** Measures the parts, prints each as it comes and at the end how they stand against the project's lines. */
export async function bench(options: BenchOptions): Promise<void> {
  const startedAt = new Date().toISOString();
  const begun = performance.now();
  // First, since it builds the page: what is wrong with that shows at once.
  const chromium =
    options.parts.includes('ladder') && options.browser ? await startChromium(WORKERS) : undefined;
  const facts = machine(['ml-kmeans', 'skmeans', '@saehrimnir/druidjs', 'scran.js']);
  const scikitLearn = needsScikitLearn(options.parts) ? await startScikitLearn() : undefined;
  const scikitText = scikitLearn?.version ?? 'not measured (Debian: python3-sklearn)';
  console.log(`${machineText(facts)}\nscikit-learn: ${scikitText}`);
  if (chromium !== undefined) console.log(`Chromium: ${chromium.version}`);
  try {
    const measured = await measureParts(options, { scikitLearn, chromium });
    const lines = acceptance(measured);
    const seconds = Math.round((performance.now() - begun) / 1000);
    const loadAfter = loadText();
    console.log(`\n${acceptanceText(lines)}\n\n${seconds} s, load average ${loadAfter}`);
    if (broken(measured)) process.exitCode = 1;
    const report: BenchReport = {
      schemaVersion: 1,
      machine: facts,
      scikitLearn: scikitText,
      startedAt,
      quick: options.quick,
      seconds,
      loadAfter,
      ...measured,
      acceptance: lines,
    };
    if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(report, undefined, 2)}\n`);
    if (options.markdown !== undefined) writeFileSync(options.markdown, markdownReport(report));
  } finally {
    scikitLearn?.close();
    await chromium?.close();
  }
}

async function measureParts(
  { parts, quick, rounds, sizes, million, customers }: BenchOptions,
  {
    scikitLearn,
    chromium,
  }: { readonly scikitLearn: ScikitLearn | undefined; readonly chromium: Chromium | undefined },
): Promise<Measured> {
  const has = (part: Part): boolean => parts.includes(part);
  const often = rounds ?? (quick ? 2 : 3);
  const seldom = rounds ?? (quick ? 1 : 2);
  const once = rounds ?? 1;
  return {
    ...(has('kernels') ? { kernels: await kernelsBench({ rounds: often, quick, scikitLearn }) } : {}),
    ...(has('workers') ? { workers: await workersBench({ rounds: often, quick }) } : {}),
    ...(has('objects')
      ? { objects: await objectsBench({ customers: customers ?? (quick ? 1000 : 5000), rounds: seldom }) }
      : {}),
    ...(has('ladder')
      ? {
          ladder: await ladderBench({
            sizes: sizes ?? ladderSizes({ quick, million }),
            eventsPerCustomer: million ? EVENTS_OF_A_MILLION : undefined,
            inPlaceOnly: million,
            rounds: once,
            chromium,
          }),
        }
      : {}),
    ...(has('growth') ? { growth: await growthBench({ rounds: seldom, quick }) } : {}),
    ...(has('inertia') ? { inertia: await inertiaBench({ quick, scikitLearn }) } : {}),
  };
}

/** Events per customer where there are a million of them. */
const EVENTS_OF_A_MILLION = 25;

function ladderSizes({ quick, million }: Pick<BenchOptions, 'quick' | 'million'>): readonly number[] {
  if (million) return quick ? [1000, 2000, 4000] : [1000, 5000, 10_000, 94_000, 200_000, 1_000_000];
  return quick ? [500, 1000] : [500, 5000, 10_000, 94_000];
}

function needsScikitLearn(parts: readonly Part[]): boolean {
  return parts.includes('kernels') || parts.includes('inertia');
}

/** Results that must be the same and are not. */
function broken({ ladder, objects }: Measured): boolean {
  return (ladder?.differingSizes.length ?? 0) > 0 || objects?.sameFeatures === false;
}
