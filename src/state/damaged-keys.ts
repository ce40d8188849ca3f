import type { KeptTexts } from './ports.ts';

const KEYS = ['presets', 'run-times', 'alerts', 'mappings', 'open'].map((name) => `strata.${name}`);

/** Kept texts that are no JSON, though all of these are written as such. */
export function damagedKeys(texts: KeptTexts): readonly string[] {
  return KEYS.filter((key) => {
    try {
      JSON.parse(texts.read(key) || '0');
      return false;
    } catch {
      return true;
    }
  });
}
