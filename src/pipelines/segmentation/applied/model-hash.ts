import { canonicalJson } from '../../../base/canonical-json.ts';
import { digest } from '../../../base/sha256.ts';
import type { ModelDocument } from './model-document.ts';

/** The SHA-256 that stands for everything a model says. O(bytes). */
export function modelHash(model: Omit<ModelDocument, 'hash'>): string {
  return digest().text(canonicalJson(model)).hex();
}
