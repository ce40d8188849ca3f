import { countText } from '../../../base/number-text.ts';
import { InputError } from '../../../base/input-error.ts';
import { Misfit, readHash, readRecord, readWhole } from '../../../base/read-value.ts';
import { MODEL_SCHEMA, MODEL_SCHEMA_VERSION, type ModelDocument } from './model-document.ts';
import { modelHash } from './model-hash.ts';
import { nearestSegments } from './nearest-segments.ts';
import { readModelBody } from './read-model-body.ts';

/** A model file is no longer than this many characters. */
export const MOST_MODEL_CHARACTERS = 64_000_000;

/**
 * Reads an untrusted `model.json`, value by value and within limits, and holds it to its own hash and rows. Whatever does
 * not fit is an {@link InputError} that names the path within the file. O(bytes).
 */
export function readModel(fileName: string, text: string): ModelDocument {
  try {
    if (text.length > MOST_MODEL_CHARACTERS)
      throw new Misfit('model', `is longer than ${countText(MOST_MODEL_CHARACTERS)} characters`);
    const record = readRecord(jsonOf(text), 'model');
    if (record['schema'] !== MODEL_SCHEMA) throw new Misfit('schema', `is not “${MODEL_SCHEMA}”`);
    const version = readWhole(record['schemaVersion'], 'schemaVersion', Number.MAX_SAFE_INTEGER);
    if (version !== MODEL_SCHEMA_VERSION)
      throw new Misfit(
        'schemaVersion',
        `is ${version}, and this version of Strata reads ${MODEL_SCHEMA_VERSION}`,
      );
    const body = readModelBody(record);
    const model: ModelDocument = { ...body, hash: readHash(record['hash'], 'hash') };
    if (modelHash(body) !== model.hash)
      throw new Misfit('hash', 'does not fit the rest: the file was changed after it was written');
    return selfChecked(model);
  } catch (thrown) {
    if (!(thrown instanceof Misfit)) throw thrown;
    throw new InputError({
      file: fileName,
      message: `This is no model that can be applied: ${thrown.message}.`,
      remedy:
        REMEDIES[thrown.path] ??
        'Give the model.json that strata run --handover DIR or “Hand over” on the page wrote.',
    });
  }
}

/** Where another file of the same kind would not help. */
const REMEDIES: Readonly<Record<string, string>> = {
  schemaVersion:
    'Apply it with the version of Strata that wrote it, or hand the model over again from its run.',
  hash: 'A model is not edited by hand: hand it over again from its run.',
  'config.features.scaling':
    'Make the run with another scaling (features.scaling: zscore, robust or none), and hand over its model.',
};

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new Misfit('model', 'is not JSON');
  }
}

function selfChecked(model: ModelDocument): ModelDocument {
  const columns = model.features.map((_, j) => model.check.map(({ values }) => values[j] ?? NaN));
  const { segments } = nearestSegments(model, columns);
  const differing = model.check.findIndex(({ segment }, row) => segments[row]! + 1 !== segment);
  if (differing >= 0)
    throw new Misfit(
      `check[${differing}]`,
      'belongs to another segment than it says, so the model does not repeat its run',
    );
  return model;
}
