import type { ColumnSource, ImportPlan } from '../../io/import-plan.ts';
import { ROLE_WORDS } from './role-words.ts';

/** The words for what a column of the file stands for, by its place. */
export function planRoles(plan: ImportPlan, index: number): readonly string[] {
  if (plan.kind === 'customers') {
    const { id, label, features } = plan.customers;
    return [
      ...(id === index ? ['Customer id'] : []),
      ...(label === index ? ['Known class'] : []),
      ...(features.includes(index) ? ['Feature'] : []),
    ];
  }
  return (Object.entries(plan.mapping) as [keyof typeof ROLE_WORDS, ColumnSource][])
    .filter(([, source]) =>
      source.kind === 'column'
        ? source.index === index
        : source.left.index === index || source.right.index === index,
    )
    .map(([role, source]) => (source.kind === 'product' ? `${ROLE_WORDS[role]} ×` : ROLE_WORDS[role]));
}
