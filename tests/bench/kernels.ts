import { planted } from '../kernels/planted.ts';
import { fromCentroidsSection } from './kernels/from-centroids.ts';
import { largeSection } from './kernels/large.ts';
import { restartsSection } from './kernels/restarts.ts';
import { type Share, shares } from './kernels/shares.ts';
import { silhouetteSection, sweepSection } from './kernels/silhouettes.ts';
import { type Section, printSection } from './report.ts';
import type { ScikitLearn } from './scikit-learn.ts';

export interface KernelsOutcome {
  readonly shares: readonly Share[];
  readonly sections: readonly Section[];
}

/** What `npm run bench -- kernels` measures, printed as it comes. */
export async function kernelsBench({
  rounds,
  quick,
  scikitLearn,
}: {
  readonly rounds: number;
  readonly quick: boolean;
  readonly scikitLearn: ScikitLearn | undefined;
}): Promise<KernelsOutcome> {
  const clusters = (rows: number) => planted(rows, 16, 10, 1.5, 1);
  const ten = clusters(10_000);
  const found = await shares(ten, 15, 5 * rounds);
  console.log('\nShare of the multiply-adds that the machine can do (f32, one thread, by processor time)');
  for (const { name, termsPerSecond, share } of found) {
    console.log(
      `${(termsPerSecond / 1e9).toFixed(1).padStart(6)} G/s ${(share * 100).toFixed(0).padStart(4)} %  ${name}`,
    );
  }
  const options = { rounds, scikitLearn };
  const all = { ...options, others: true };
  const jobs: (() => Promise<Section>)[] = [
    () => restartsSection('Ten clusters', ten, 5, { ...all, rounds: 2 * rounds }),
    () => restartsSection('Ten clusters', ten, 15, all),
    () => restartsSection('Ten clusters', clusters(5000), 8, { ...all, rounds: 2 * rounds, others: false }),
    () => fromCentroidsSection(ten, 15, options),
    () => silhouetteSection(ten, 8, options),
    () => sweepSection(clusters(5000), options),
  ];
  if (!quick) {
    const hundred = clusters(100_000);
    jobs.push(
      () => restartsSection('Ten clusters', clusters(500), 5, all),
      () => restartsSection('No clusters', planted(10_000, 16, 1, 0, 2), 8, { ...all, others: false }),
      () => restartsSection('Ten clusters', hundred, 15, { ...all, others: false }),
      () => fromCentroidsSection(hundred, 15, options),
      () => sweepSection(ten, options),
      () => largeSection(clusters(1_000_000), 15, { ...options, rounds: 2 }),
    );
  }
  const sections: Section[] = [];
  for (const job of jobs) {
    const section = await job();
    printSection(section);
    sections.push(section);
  }
  return { shares: found, sections };
}
