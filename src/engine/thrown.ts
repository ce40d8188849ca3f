import { Bug } from '../base/assert.ts';
import { InputError } from '../base/input-error.ts';
import { LostWorker, type Failure } from './failure.ts';
import { OutOfMemory } from './out-of-memory.ts';

/** The error that a failure from another thread stands for, to be thrown again on this one. */
export function thrownFrom(failure: Failure): Error {
  switch (failure.kind) {
    case 'bad-input':
      return new InputError(failure.problem);
    case 'lost-worker':
      return new LostWorker(failure.message);
    case 'out-of-memory':
      return new OutOfMemory(/\((.*)\)/.exec(failure.message)?.[1] ?? failure.message);
    case 'bug': {
      const bug = new Bug(failure.message);
      bug.stack = failure.detail;
      return bug;
    }
  }
}
