import type { KeptRun } from '../../state/kept-run.ts';
import { PRESETS } from '../../pipelines/segmentation/presets.ts';
import { formatCounted } from '../parts/format-number.ts';
import { formatMoment } from '../parts/format-moment.ts';

/** The name that a person gave, else when the run ended. */
export function runTitle({ name, at }: Pick<KeptRun, 'name' | 'at'>): string {
  return name === '' ? formatMoment(at) : name;
}

/** "Testing, 5 segments of 500 customers, orders.csv". */
export function runWords({ preset, k, customers, fileName, config }: KeptRun): string {
  const title = PRESETS.find((each) => each.name === preset)?.title ?? preset;
  const data = fileName ?? `generated with seed ${config.source.seed}`;
  return `${title}, ${formatCounted(k, 'segment')} of ${formatCounted(customers, 'customer')}, ${data}`;
}
