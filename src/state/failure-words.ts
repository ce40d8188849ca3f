import { inputProblemText } from '../base/input-error.ts';
import { unreachable } from '../base/assert.ts';
import type { Failure } from '../engine/failure.ts';

/** What went wrong, and what the user can do. */
export interface FailureWords {
  readonly message: string;
  readonly remedy: string;
}

export function failureWords(failure: Failure): FailureWords {
  switch (failure.kind) {
    case 'bad-input':
      return {
        message: inputProblemText({ ...failure.problem, remedy: '' }),
        remedy: failure.problem.remedy,
      };
    case 'lost-worker':
    case 'out-of-memory':
      return { message: failure.message, remedy: failure.remedy };
    case 'bug':
      return {
        message: `A defect of Strata: ${failure.message}`,
        remedy: 'Undo the last change of settings or reload the page, and report these words.',
      };
    default:
      return unreachable(failure);
  }
}
