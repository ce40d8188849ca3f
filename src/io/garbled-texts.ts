import { shortened } from './column-profile.ts';
import type { ImportWarning } from './import-report.ts';
import { repairedText } from './mojibake.ts';

/** A text that was decoded wrongly before, and how it was meant. */
export interface Garbled {
  readonly written: string;
  readonly meant: string;
}

/** The first of some texts that was decoded wrongly before; undefined without any. O(characters). */
export function findGarbled(texts: Iterable<string>): Garbled | undefined {
  for (const text of texts) {
    const meant = repairedText(text);
    if (meant !== text) return { written: shortened(text), meant: shortened(meant) };
  }
  return undefined;
}

/** What is told of such texts where they are kept. O(1). */
export function garbledWarning(garbled: Garbled): ImportWarning {
  const message = `${garbledText(garbled)} They were kept as written; to put them right, choose so where the file is imported, or run it with --read repair=mojibake.`;
  return { code: 'wrongly-decoded', message };
}

/** That there are such texts, in a sentence. O(1). */
export function garbledText({ written, meant }: Garbled): string {
  return `Some texts were decoded wrongly before they got into the file, such as “${written}” for “${meant}”.`;
}
