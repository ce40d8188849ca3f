import type { RunMessage } from './protocol.ts';

/** Lets at most some 20 progress messages a second through; whatever settles something passes at once. */
export function thinMessages(
  now: () => number,
  post: (message: RunMessage) => void,
): (message: RunMessage) => void {
  const waiting = new Map<string, RunMessage>();
  let posted = -Infinity;
  return (message) => {
    if (message.kind !== 'stage-progress' && message.kind !== 'stage-partial') {
      waiting.clear();
      post(message);
      return;
    }
    waiting.set(message.kind, message);
    if (now() - posted < MS_BETWEEN_MESSAGES) return;
    posted = now();
    for (const each of waiting.values()) post(each);
    waiting.clear();
  };
}

const MS_BETWEEN_MESSAGES = 50;
