import { countText } from './number-text.ts';

/** What is wrong with a user's file or setting, and what to do about it: plain data, fit for any boundary. */
export interface InputProblem {
  /** The file's name, where a file is concerned. */
  readonly file?: string;
  /** The column, option or setting, where one is concerned. */
  readonly field?: string;
  /** 1-based data row, the header not counted, where one is concerned. */
  readonly row?: number;
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** What the user can do, in one sentence. */
  readonly remedy: string;
}

/** Bad input: never a defect of this program. Carries its {@link InputProblem}; the message reads as one line. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly problem: InputProblem;

  constructor(problem: InputProblem) {
    super(inputProblemText(problem));
    this.problem = problem;
  }
}

/** One line: place, message, remedy. O(1). */
export function inputProblemText(problem: InputProblem): string {
  const place = [
    problem.file,
    problem.row === undefined ? undefined : `row ${countText(problem.row)}`,
    problem.field === undefined ? undefined : `“${problem.field}”`,
  ].filter((part) => part !== undefined);
  const prefix = place.length === 0 ? '' : `${place.join(', ')}: `;
  return `${prefix}${problem.message} ${problem.remedy}`.trim();
}
