import type { KeptTexts } from './ports.ts';

const KEYS = ['presets', 'run-times', 'alerts', 'mappings', 'open'].map((name) => `strata.${name}`);

export interface DamagedText {
  readonly key: string;
  readonly text: string;
}

/** Kept texts that are no JSON, though all of these are written as such. */
export function damagedTexts(texts: KeptTexts): readonly DamagedText[] {
  return KEYS.flatMap((key) => {
    const text = texts.read(key) ?? '';
    return text === '' || isJson(text) ? [] : [{ key, text }];
  });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
