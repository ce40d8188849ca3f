import { isOutOfMemory } from '../engine/out-of-memory.ts';
import type { AppNotice } from './notice.ts';

/** What to tell of something that was thrown on the page and that nothing there has caught; nothing where the browser only warns. */
export function faultNotice(thrown: unknown): Omit<AppNotice, 'id'> | undefined {
  if (thrown === undefined || thrown === null) return undefined;
  const words = thrown instanceof Error ? thrown.message : String(thrown);
  if (isOutOfMemory(thrown))
    return {
      tone: 'error',
      message: `There was not enough memory for what you asked (${words}).`,
      remedy:
        'What was loaded and finished is still there. Save it as a project, close other programs and tabs, and try again.',
    };
  return {
    tone: 'error',
    message: `Something you asked for did not work, because of a defect in Strata: ${words}`,
    remedy: 'The rest is not affected. Save your work as a project, and report these words.',
  };
}
