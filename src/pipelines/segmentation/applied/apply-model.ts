import { InputError } from '../../../base/input-error.ts';
import { exceedanceChance } from '../../../kernels/exceedance.ts';
import type { Profiles } from '../model.ts';
import {
  DRIFT_SCHEMA,
  DRIFT_SCHEMA_VERSION,
  type DriftDocument,
  type FarAway,
  type FeatureDrift,
} from './drift-document.ts';
import { type AppliedTo, applyWarnings } from './apply-warnings.ts';
import { driftVerdict, driftWarning } from './drift-verdict.ts';
import { featureDrift } from './feature-drift.ts';
import type { ModelDocument } from './model-document.ts';
import { nearestSegments } from './nearest-segments.ts';
import { FALSE_ALARM, stabilityOf } from './stability.ts';
import { tallied } from './tallied.ts';

/** New customers with their segments, and how they compare with those of the run. */
export interface AppliedModel {
  /** Place among the model's segments, from 0, by customer. */
  readonly labels: Uint8Array;
  /** Euclidean distance to the nearest centroid, in prepared space, by customer. */
  readonly distances: Float64Array;
  readonly drift: DriftDocument;
}

/** What applying needs beside model and data. */
export interface ApplyManners extends AppliedTo {
  /** Version of Strata. */
  readonly version: string;
  /** Called between parts of the work with the share that is done; may give way, and throws where it was cancelled. */
  checkpoint(share: number): Promise<void>;
}

const ROWS_AT_ONCE = 16_384;
/** What assigning takes of the work, beside comparing features. */
const ASSIGNING = 0.7;

/**
 * Gives every customer the segment of its nearest centroid; nothing is fitted again. A feature of the model that the
 * profiles lack is an {@link InputError}. O(customers × k × features).
 */
export async function applyModel(
  model: ModelDocument,
  profiles: Pick<Profiles, 'ids' | 'columns' | 'absent' | 'referenceDay'>,
  { version, checkpoint, ...appliedTo }: ApplyManners,
): Promise<AppliedModel> {
  const customers = profiles.ids.length;
  if (customers === 0)
    throw new InputError({ message: 'There are no customers.', remedy: 'Give data with customers.' });
  const columns = model.features.map((feature) => columnOf(feature, profiles));
  const labels = new Uint8Array(customers);
  const distances = new Float64Array(customers);
  for (let from = 0; from < customers; from += ROWS_AT_ONCE) {
    const part = nearestSegments(
      model,
      columns.map((column) => column.subarray(from, from + ROWS_AT_ONCE)),
    );
    labels.set(part.segments, from);
    distances.set(part.distances, from);
    await checkpoint((ASSIGNING * Math.min(customers, from + ROWS_AT_ONCE)) / customers);
  }
  const counts = tallied(labels, model.segments.length);
  const features: FeatureDrift[] = [];
  for (const [j, feature] of model.features.entries()) {
    features.push(featureDrift(feature, columns[j]!, model.features.length));
    await checkpoint(ASSIGNING + ((1 - ASSIGNING) * (j + 1)) / model.features.length);
  }
  const segmentShares = stabilityOf(
    model.segments.map((segment) => segment.customers),
    counts,
    1,
  );
  const farAway = farAwayOf(model, distances);
  const found = { features, segmentShares, farAway };
  const verdict = driftVerdict(found, model.trained, customers);
  const warning = driftWarning(verdict);
  return {
    labels,
    distances,
    drift: {
      schema: DRIFT_SCHEMA,
      schemaVersion: DRIFT_SCHEMA_VERSION,
      app: { name: 'Strata', version },
      model: { hash: model.hash, version: model.app.version, customers: model.trained.customers },
      data: { customers, referenceDay: profiles.referenceDay ?? null },
      warnings: [...applyWarnings(model, appliedTo), ...(warning === undefined ? [] : [warning])],
      verdict,
      ...found,
      segments: model.segments.map(({ name, isSetAside, customers: known }, place) => ({
        segment: place + 1,
        name,
        isSetAside,
        customers: counts[place]!,
        before: known / model.trained.customers,
        now: counts[place]! / customers,
      })),
    },
  };
}

function columnOf(
  { name, title }: ModelDocument['features'][number],
  { columns, absent }: Pick<Profiles, 'columns' | 'absent'>,
): Float64Array {
  const column = columns.find((each) => each.name === name);
  if (column !== undefined) return column.values;
  const reason = absent.find((each) => each.name === name)?.reason;
  throw new InputError({
    field: name,
    message: `The model rests on ${title}, which these data do not have${reason === undefined ? '' : ` (${reason})`}.`,
    remedy: 'Give data with the columns that the run had, or make a run without this feature.',
  });
}

function farAwayOf({ distance, trained }: ModelDocument, distances: Float64Array): FarAway {
  const drawn = distances.length;
  const beyond = distances.filter((each) => each > distance.bound).length;
  const chance = exceedanceChance({ known: trained.customers, above: distance.beyond }, { drawn, beyond });
  return {
    bound: distance.bound,
    customers: beyond,
    before: distance.beyond / trained.customers,
    now: beyond / drawn,
    chance,
    isBeyondChance: chance < FALSE_ALARM,
  };
}
