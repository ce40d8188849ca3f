import { modelOfRun } from '../applied/model-of-run.ts';
import type { HandedRun } from './handed-run.ts';
import type { WrittenHandover } from './handover-file.ts';
import { NO_CONSTANTS } from './no-constants.ts';

/** `model.json`, which `strata apply` gives segments to new customers by. Refused for quantile scaling. */
export function modelJson(run: HandedRun): WrittenHandover {
  if (run.config.features.scaling === 'quantile') return NO_CONSTANTS;
  return { kind: 'written', content: `${JSON.stringify(modelOfRun(run), undefined, 1)}\n` };
}
