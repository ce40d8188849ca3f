import { countText, fixedPercent } from '../base/number-text.ts';
import type { DriftDocument } from '../pipelines/segmentation/applied/drift-document.ts';

/** What became of the new customers, for people: the verdict on drift, and the segments then and now as a table. */
export function driftText({ verdict, segments }: DriftDocument): string {
  const width = Math.max(7, ...segments.map(({ name }) => name.length));
  const rows = segments.map(({ segment, name, customers, before, now }) =>
    [
      String(segment).padStart(3),
      name.padEnd(width),
      countText(customers).padStart(10),
      fixedPercent(now).padStart(8),
      fixedPercent(before).padStart(8),
    ].join('  '),
  );
  const head = ['  #', 'Segment'.padEnd(width), ' Customers', '     Now', '    Then'].join('  ');
  return [...verdict.words, '', head, ...rows, ''].join('\n');
}
