import type { StoragePort } from '../state/ports.ts';

const PREFIX = 'strata.';
const CHANNEL = 'strata.texts';

/** Small texts in localStorage. Keys that are not this app's are never touched: other pages may share the origin. */
export function browserTexts(): StoragePort {
  const channel = new BroadcastChannel(CHANNEL);
  return {
    read(key) {
      try {
        return localStorage.getItem(key) ?? undefined;
      } catch {
        return undefined;
      }
    },
    write(key, value) {
      try {
        localStorage.setItem(key, value);
        return true;
      } catch {
        // Storage may be full or forbidden; then what was to be kept lasts for this visit.
        return false;
      }
    },
    clear() {
      try {
        for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
      } catch {
        // What is forbidden holds nothing.
      }
      channel.postMessage('cleared');
    },
    onClear: (listener) => channel.addEventListener('message', listener),
    onChange: (listener) =>
      addEventListener('storage', ({ key }) => {
        if (key?.startsWith(PREFIX) === true) listener(key);
      }),
  };
}
