import { performance } from 'node:perf_hooks';
import { type KMeansEngine, bestFit } from '../../src/kernels/k-means.ts';
import { adjustedRandIndex } from '../../src/kernels/rand-index.ts';
import { simdRestart } from '../../src/kernels/simd/simd-k-means.ts';
import { collectEvidence } from '../../src/pipelines/segmentation/structure/collect-evidence.ts';
import {
  type StructureDecision,
  decideStructure,
} from '../../src/pipelines/segmentation/structure/decide-structure.ts';
import {
  EVIDENCE_PLAN,
  type EvidencePlan,
} from '../../src/pipelines/segmentation/structure/evidence-plan.ts';
import type { KEvidence } from '../../src/pipelines/segmentation/structure/evidence.ts';
import { STRUCTURE_THRESHOLDS } from '../../src/pipelines/segmentation/structure/thresholds.ts';
import { FAMILIES, type Family, type FamilyMember } from './calibration/families.ts';
import { hasReferenceTables } from './calibration/labelled-table.ts';

/** What the rule said of one data set. */
export interface CalibrationCase {
  readonly family: string;
  readonly seed: number;
  readonly structure: StructureDecision['structure'];
  readonly k: number;
  /** Whether the rule was right; for families without clusters, that it was not `clear`. */
  readonly right: boolean;
  /** The k of highest silhouette, and whether that one was right: it knows no “none”. */
  readonly silhouetteK: number;
  readonly silhouetteRight: boolean;
  /** Agreement of the chosen k with the planted clusters, where they are known. */
  readonly ari: number | undefined;
  readonly ms: number;
  readonly evidence: readonly KEvidence[];
}

export interface CalibrationOptions {
  readonly seeds: number;
  /** Families whose name begins with one of these; all when empty. */
  readonly families: readonly string[];
  readonly engine?: KMeansEngine;
  /**
   * Measure every k in full, as a run does, and not only what can decide `clear`: several times as long, and
   * without it `weak` is counted as `none`.
   */
  readonly everyNull?: boolean;
  readonly onCase?: (result: CalibrationCase) => void;
}

const PLAN_FOR_CLEAR: EvidencePlan = {
  ...EVIDENCE_PLAN,
  replicates: 0,
  nullReplicates: 0,
  nullsFrom: STRUCTURE_THRESHOLDS.predictionStrength,
};
const LEAST_ARI = 0.5;

/** Holds the rule for structure against data with and without clusters, over seeds. */
export async function calibrate(options: CalibrationOptions): Promise<readonly CalibrationCase[]> {
  const cases: CalibrationCase[] = [];
  for (const family of FAMILIES) {
    const wanted =
      options.families.length === 0 || options.families.some((name) => family.name.startsWith(name));
    if (!wanted || (family.table && !hasReferenceTables)) continue;
    for (let seed = 1; seed <= options.seeds; seed++) {
      const result = judge(family, await family.make(seed), seed, options);
      cases.push(result);
      options.onCase?.(result);
    }
  }
  return cases;
}

/** One line per family: how often the rule was right, and the silhouette maximum beside it. */
export function calibrationTable(cases: readonly CalibrationCase[]): string {
  const lines = [
    ['family', 'wants', 'rule right', 'clear/weak/none', 'k chosen', 'silhouette right', 'its k', 's each'],
  ];
  for (const family of FAMILIES) {
    const own = cases.filter((each) => each.family === family.name);
    if (own.length === 0) continue;
    const count = (holds: (each: CalibrationCase) => boolean): number => own.filter(holds).length;
    const clear = own.filter(({ structure }) => structure === 'clear');
    lines.push([
      family.name,
      wanted(family),
      `${count(({ right }) => right)} / ${own.length}`,
      (['clear', 'weak', 'none'] as const)
        .map((word) => count(({ structure }) => structure === word))
        .join('/'),
      tally((family.right.kind === 'none' ? clear : own).map(({ k }) => k)),
      `${count(({ silhouetteRight }) => silhouetteRight)} / ${own.length}`,
      tally(own.map(({ silhouetteK }) => silhouetteK)),
      (own.reduce((sum, { ms }) => sum + ms, 0) / own.length / 1000).toFixed(1),
    ]);
  }
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function judge(
  family: Family,
  member: FamilyMember,
  seed: number,
  options: CalibrationOptions,
): CalibrationCase {
  const { matrix, truth } = member;
  const { engine = simdRestart, everyNull = false } = options;
  const ks = Array.from({ length: family.ks[1] - family.ks[0] + 1 }, (_, i) => family.ks[0] + i);
  const begun = performance.now();
  const plan = everyNull ? EVIDENCE_PLAN : PLAN_FOR_CLEAR;
  const evidence = collectEvidence(matrix, ks, engine, seed, plan);
  const ms = performance.now() - begun;
  const { structure, k } = decideStructure(evidence);
  const silhouetteK = evidence.reduce((best, each) => (each.silhouette > best.silhouette ? each : best)).k;
  const ariAt = (chosen: number): number | undefined => {
    if (truth === undefined) return undefined;
    const fits = Array.from({ length: 10 }, (_, restart) => engine(matrix, { k: chosen, seed, restart }));
    return adjustedRandIndex(truth, bestFit(fits).labels);
  };
  const ari = ariAt(k);
  return {
    family: family.name,
    seed,
    structure,
    k,
    right: isRight(family, structure === 'clear', k, ari),
    silhouetteK,
    silhouetteRight: isRight(family, true, silhouetteK, silhouetteK === k ? ari : ariAt(silhouetteK)),
    ari,
    ms,
    evidence,
  };
}

function isRight({ right }: Family, found: boolean, k: number, ari: number | undefined): boolean {
  switch (right.kind) {
    case 'none':
      return !found;
    case 'k':
      return found && right.ks.includes(k);
    case 'planted':
      return (ari ?? 0) >= LEAST_ARI;
  }
}

function wanted({ right, ks }: Family): string {
  const range = `of ${ks[0]}–${ks[1]}`;
  if (right.kind === 'none') return `not clear, k ${range}`;
  return right.kind === 'k' ? `k ${right.ks.join(' or ')} ${range}` : `ARI ≥ ${LEAST_ARI}, k ${range}`;
}

function tally(ks: readonly number[]): string {
  const counts = new Map<number, number>();
  for (const k of ks) counts.set(k, (counts.get(k) ?? 0) + 1);
  return [...counts]
    .toSorted(([a], [b]) => a - b)
    .map(([k, count]) => `${k}×${count}`)
    .join(' ');
}
