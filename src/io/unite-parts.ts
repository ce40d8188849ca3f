import { canonicalJson } from '../base/canonical-json.ts';
import { digest } from '../base/sha256.ts';
import { appendEvents, type AppendedEvents } from './append-events.ts';
import type { ImportPlan } from './import-plan.ts';
import type { ImportWarning } from './import-report.ts';
import { lookupWarnings } from './lookup-table.ts';
import type { PartRead } from './read-part.ts';

/** One table of what several files gave, in the order of the plan; `key` stands for how they were read and for their content. */
export function uniteParts(
  plan: Pick<ImportPlan, 'together'>,
  parts: readonly PartRead[],
): AppendedEvents & { readonly key: string } {
  const { table, report, rejects } = appendEvents(parts);
  const hash = digest().text(canonicalJson(placeless(plan)));
  for (const { contentHash } of parts) hash.text(contentHash);
  hash.text(parts[0]?.joined?.lookupHash ?? '');
  const warnings = [...report.warnings, ...joinWarnings(plan, parts)];
  return { table, report: { ...report, warnings }, rejects, key: hash.hex() };
}

/** The plan without where the files are stored, which says nothing of them. */
function placeless<P extends Pick<ImportPlan, 'together'>>({ together, ...plan }: P): object {
  if (together === undefined) return plan;
  const { files, lookup } = together;
  return {
    ...plan,
    files: files.map((file) => file.plan),
    ...(lookup === undefined ? {} : { lookup: [lookup.plan, lookup.key, lookup.ownKey] }),
  };
}

function joinWarnings(
  { together }: Pick<ImportPlan, 'together'>,
  parts: readonly PartRead[],
): readonly ImportWarning[] {
  const lookup = together?.lookup;
  const joined = parts.flatMap((part) => part.joined ?? []);
  if (lookup === undefined || joined[0] === undefined) return [];
  const { conflicts } = joined[0];
  return lookupWarnings({ fileName: lookup.plan.fileName, key: lookup.ownKey, conflicts }, joined);
}
