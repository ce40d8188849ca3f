import { chooseDecimal, decimalChoice, type DecimalVotes, sumVotes } from './decimal-mark.ts';
import type { DecimalMark, ImportPlan } from './import-plan.ts';
import { numberIndexes } from './number-roles.ts';
import type { TablePreview } from './preview-table.ts';

/** The plans of files and of the table that their rows are looked up in, as far as the marks of their decimals go. */
export interface JoinedMarks {
  readonly files: Pick<ImportPlan, 'decimal' | 'needsChoice'>;
  readonly lookup: DecimalMark;
  /** Whether that of the files is chosen, or shown by them or by the lookup. */
  readonly isKnown: boolean;
  /** Whether that of the lookup is a guess, though the files show theirs. */
  readonly isLookupOpen: boolean;
}

/** What a person chose: for the files and all that shows no mark, and for what shows none beside files that do. */
export interface ChosenMarks {
  readonly decimal?: DecimalMark | undefined;
  readonly decimalBeside?: DecimalMark | undefined;
}

/**
 * Settles the decimal marks when the plan of the files has the columns of a lookup behind its first `width`: each has the one that
 * its used number columns show, or else that of the other; what is chosen holds for what shows none. O(columns).
 */
export function joinedMarks(
  { columns, plan }: Pick<TablePreview, 'columns' | 'plan'>,
  width: number,
  { decimal: chosen, decimalBeside }: ChosenMarks,
): JoinedMarks {
  const used = new Set(numberIndexes(plan.mapping));
  const own = sumVotes(columns.filter(({ index }) => used.has(index) && index < width));
  const behind = columns.filter(({ index }) => index >= width);
  const looked = sumVotes(behind.filter(({ index }) => used.has(index)));
  const lookup = markOf(looked) ?? markOf(sumVotes(behind.filter(({ type }) => type === 'number')));
  const shown = markOf(own);
  const decimal = chosen ?? shown ?? lookup ?? plan.decimal;
  const isOpen = shown === undefined && (own.either > 0 || (lookup === undefined && looked.either > 0));
  const others = plan.needsChoice.filter(({ setting }) => setting !== 'decimal-mark');
  const needsChoice = isOpen && chosen === undefined ? [...others, decimalChoice(decimal)] : others;
  const isGuessed = shown !== undefined && chosen === undefined && lookup === undefined && looked.either > 0;
  return {
    files: { decimal, needsChoice },
    isKnown: (chosen ?? shown ?? lookup) !== undefined,
    lookup: lookup ?? (isGuessed ? decimalBeside : undefined) ?? decimal,
    isLookupOpen: isGuessed && decimalBeside === undefined,
  };
}

function markOf(votes: DecimalVotes): DecimalMark | undefined {
  return votes.point + votes.comma === 0 ? undefined : chooseDecimal(votes).mark;
}
