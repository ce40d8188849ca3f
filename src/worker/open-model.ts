import { InputError } from '../base/input-error.ts';
import type { ModelDocument } from '../pipelines/segmentation/applied/model-document.ts';
import { MOST_MODEL_CHARACTERS, readModel } from '../pipelines/segmentation/applied/read-model.ts';
import type { ModelView } from './apply-protocol.ts';

/** Reads an untrusted model file; whatever does not fit is an {@link InputError}. */
export async function openModel(file: Blob, fileName: string): Promise<ModelDocument> {
  if (file.size > MOST_MODEL_CHARACTERS)
    throw new InputError({
      file: fileName,
      message: 'The file is too large for a model.',
      remedy: 'Open the model.json of a run; data are chosen after the model.',
    });
  return readModel(fileName, await textOf(file, fileName));
}

/** What the screen learns of a model. */
export function modelView({
  app,
  config,
  asOf,
  trained,
  hash,
  features,
  segments,
  distance,
}: ModelDocument): ModelView {
  return {
    app,
    config,
    asOf,
    trained,
    hash,
    features: features.map(({ name, title }) => ({ name, title })),
    segments,
    bound: distance.bound,
  };
}

async function textOf(file: Blob, fileName: string): Promise<string> {
  try {
    return await file.text();
  } catch {
    throw new InputError({
      file: fileName,
      message: 'The file can no longer be read: it was moved, changed or locked since it was chosen.',
      remedy: 'Choose it again.',
    });
  }
}
