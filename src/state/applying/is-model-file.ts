import { MODEL_SCHEMA } from '../../pipelines/segmentation/applied/model-document.ts';

const HEAD_BYTES = 200;

/** Whether a file begins as a model does. */
export async function isModelFile(file: File): Promise<boolean> {
  if (!file.name.toLowerCase().endsWith('.json')) return false;
  try {
    return (await file.slice(0, HEAD_BYTES).text()).includes(`"${MODEL_SCHEMA}"`);
  } catch {
    return false;
  }
}
