import type { ColumnFit } from '../../io/column-fit.ts';
import type { ColumnProfile } from '../../io/column-profile.ts';
import type { TablePreview } from '../../io/preview-table.ts';
import type { ImportTrial } from '../../worker/import-trial.ts';
import { formatShare } from '../parts/format-number.ts';
import { planRoles } from './plan-roles.ts';

/** What is told of a column of the file. */
export interface ColumnLine {
  readonly index: number;
  readonly name: string;
  /** What it is used as. */
  readonly roles: readonly string[];
  /** What its cells are read as. */
  readonly reads: string;
  readonly filled: number;
  readonly missing: number;
  /** Share of the filled cells that can be read so. */
  readonly share: number;
  /** Some of the others; the row is known where it was looked for. */
  readonly misfits: readonly {
    readonly row?: number;
    readonly approximate?: boolean;
    readonly cell: string;
  }[];
  readonly examples: readonly string[];
}

/** A smaller share than this asks for a look. */
const LOW_SHARE = 0.95;

/** One line for each column: as the plan reads it where it is used, else as it looks. */
export function columnLines(preview: TablePreview, trial: ImportTrial | undefined): readonly ColumnLine[] {
  const fits = new Map(trial?.fits.map((fit) => [fit.index, fit]));
  return preview.columns.map((profile) => {
    const fit = fits.get(profile.index);
    const roles = planRoles(preview.plan, profile.index);
    return fit === undefined || roles.length === 0
      ? { ...asItLooks(profile), roles }
      : { ...asItIsRead(fit, profile), roles };
  });
}

export function isLow(line: ColumnLine | undefined): boolean {
  return line !== undefined && line.filled > 0 && line.share < LOW_SHARE;
}

/** What a column holds, and in what share where that is not all. */
export function kindWords(line: ColumnLine | undefined): string {
  if (line === undefined) return '\u00a0';
  return line.share === 1 ? line.reads : `${line.reads} in ${formatShare(line.share)}`;
}

/** What a column of each type holds. */
export const KIND_WORDS: Readonly<Record<ColumnProfile['type'], string>> = {
  empty: 'empty',
  integer: 'numbers',
  number: 'numbers',
  time: 'times',
  text: 'text',
};

const READS: Readonly<Record<ColumnFit['reads'], string>> = {
  time: 'times',
  number: 'numbers',
  id: 'ids',
  text: 'text',
};

/** What a column written in per cent is read as. */
const SHARES = 'numbers, 12% as 0.12';

function asItLooks({
  index,
  name,
  type,
  filled,
  missing,
  typeShare,
  odd,
  examples,
  percents = 0,
}: ColumnProfile): Omit<ColumnLine, 'roles'> {
  return {
    index,
    name,
    reads: percents > 0 && (type === 'number' || type === 'integer') ? SHARES : KIND_WORDS[type],
    filled,
    missing,
    share: typeShare,
    misfits: odd.map((cell) => ({ cell })),
    examples,
  };
}

function asItIsRead(
  fit: ColumnFit,
  { name, examples, percents = 0 }: ColumnProfile,
): Omit<ColumnLine, 'roles'> {
  const { index, filled, missing, fits, misfits } = fit;
  return {
    index,
    name,
    reads: fit.reads === 'number' && percents > 0 ? SHARES : READS[fit.reads],
    filled,
    missing,
    share: filled === 0 ? 1 : fits / filled,
    misfits,
    examples,
  };
}
