import type { RunMessage } from './protocol.ts';

// A number on the screen may change ten times a second; a chart that is drawn anew four times is lively enough.
const MS_BETWEEN = { 'stage-progress': 100, 'stage-partial': 250 } as const;

type Passing = keyof typeof MS_BETWEEN;

/**
 * Lets only some of the messages through that the next one replaces, and of these the newest; whatever settles something
 * passes at once.
 */
export function thinMessages(
  now: () => number,
  post: (message: RunMessage) => void,
): (message: RunMessage) => void {
  const waiting = new Map<Passing, RunMessage>();
  const posted = new Map<Passing, number>();
  return (message) => {
    if (message.kind !== 'stage-progress' && message.kind !== 'stage-partial') {
      waiting.clear();
      post(message);
      return;
    }
    waiting.set(message.kind, message);
    for (const [kind, each] of waiting) {
      if (now() - (posted.get(kind) ?? -Infinity) < MS_BETWEEN[kind]) continue;
      posted.set(kind, now());
      waiting.delete(kind);
      post(each);
    }
  };
}
