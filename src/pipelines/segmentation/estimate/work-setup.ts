import { canonicalJson } from '../../../base/canonical-json.ts';
import { seedFrom } from '../../../base/random.ts';
import type { SettingPath } from '../../../engine/stage.ts';
import { kRange, type SegmentationConfig } from '../config.ts';
import { isStreamed } from '../streaming/is-streamed.ts';
import type { StageName } from './stage-work.ts';

type Path = SettingPath<SegmentationConfig>;

/** Decide which columns are clustered. */
const COLUMNS: readonly Path[] = ['profiles', 'features'];
/** Decide how a partition is found. */
const FITS: readonly Path[] = ['clustering.engine', 'clustering.restarts', 'clustering.maxIterations'];
/** Where a cost goes by customers alone. */
const EVENTS: Path = 'synthetic.eventsPerCustomer';
/** These are the size of generated data. */
const SIZES: ReadonlySet<string> = new Set(['customers', 'eventsPerCustomer']);

interface Reads {
  readonly settings: readonly Path[];
  /** Whether it goes by the values of k. */
  readonly ks: boolean;
}

const read = (...settings: readonly Path[]): Reads => ({ settings, ks: false });
const readAtK = (...settings: readonly Path[]): Reads => ({ settings, ks: true });

/** What the work of a stage depends on beside the size; where a stage runs at all is not among it. */
const READS: Readonly<Record<StageName, Reads>> = {
  acquired: read('synthetic'),
  checked: read('quality'),
  identity: read('identity'),
  profiles: read('profiles'),
  features: read(...COLUMNS),
  sweep: readAtK(...COLUMNS, ...FITS, 'clustering.exactSilhouetteRows', 'clustering.sample'),
  evidence: readAtK(...COLUMNS, 'structure'),
  kChoice: readAtK('clustering.choice'),
  segmentations: readAtK('profiles', 'segments'),
  projection: read(...COLUMNS),
  embedding: read(...COLUMNS, 'map'),
  sampleCheck: readAtK(...COLUMNS, ...FITS, 'clustering.sample', 'clustering.sampleRows'),
  sampling: readAtK(...COLUMNS, 'sensitivity.replicates'),
  featureTest: readAtK(...COLUMNS),
  timeTest: readAtK(...COLUMNS),
  restartTest: readAtK(...COLUMNS, ...FITS),
  noiseTest: readAtK(...COLUMNS),
  nullTest: readAtK(
    ...COLUMNS,
    'clustering.restarts',
    'sensitivity.nullCopies',
    'sensitivity.sampling',
    'sensitivity.features',
    'sensitivity.restarts',
    'sensitivity.noise',
  ),
  value: read(EVENTS, 'profiles', 'value.horizonMonths', 'value.discountRate', 'value.holdout'),
  rfm: read('profiles'),
  prediction: readAtK(EVENTS, ...COLUMNS, ...FITS, 'value.holdout'),
};

/**
 * A number for what a stage computes with, whatever the size: runs whose numbers are the same did the same work on as many
 * customers. O(settings read).
 */
export function workSetup(stage: StageName, config: SegmentationConfig): number {
  const { settings, ks } = READS[stage];
  const { clustering, source } = config;
  const sampled = settings.includes('clustering.sample') && clustering.sample === 'sample';
  return seedFrom(
    stage,
    source.kind,
    isStreamed(config) ? 1 : 0,
    canonicalJson(settings.map((path) => valueAt(config, path))),
    sampled ? clustering.sampleRows : 0,
    ...(ks ? kRange(clustering) : []),
  );
}

function valueAt(config: SegmentationConfig, path: Path): unknown {
  const [section, name] = path.split('.') as [keyof SegmentationConfig, string | undefined];
  const values: Readonly<Record<string, unknown>> = config[section];
  if (name !== undefined) return values[name];
  return Object.fromEntries(Object.entries(values).filter(([each]) => !SIZES.has(each)));
}
