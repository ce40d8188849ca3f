import type { Identity, IdentityIssue } from '../model.ts';

/** Collects issues; the gravest thousand are kept in full, all are counted. */
export interface IssueLog {
  add(issue: IdentityIssue, count?: number): void;
  finish(): Pick<Identity, 'issues' | 'issueCounts'>;
}

const MOST_ISSUES = 1000;

const GRAVEST_FIRST: readonly IdentityIssue['kind'][] = [
  'cycle',
  'conflict',
  'self-merge',
  'repeated-merge',
  'rejected-row',
  'unknown-id',
];

export function issueLog(): IssueLog {
  const byKind = new Map<IdentityIssue['kind'], IdentityIssue[]>();
  const counts: Partial<Record<IdentityIssue['kind'], number>> = {};
  return {
    add(issue, count = 1) {
      counts[issue.kind] = (counts[issue.kind] ?? 0) + count;
      const list = byKind.get(issue.kind) ?? [];
      byKind.set(issue.kind, list);
      if (list.length < MOST_ISSUES) list.push(issue);
    },
    finish: () => ({
      issues: GRAVEST_FIRST.flatMap((kind) => byKind.get(kind) ?? []).slice(0, MOST_ISSUES),
      issueCounts: counts,
    }),
  };
}
