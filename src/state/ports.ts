import type { Runner } from '../worker/runner-api.ts';

/** What the store needs of the world; each is small, so that a test can give its own. */
export interface AppPorts {
  readonly runner: Runner;
  readonly storage: StoragePort;
  readonly clock: ClockPort;
  readonly address: AddressPort;
}

/** Small texts kept between visits. */
export interface StoragePort {
  read(key: string): string | undefined;
  /** Whether it is kept; storage may be full or forbidden. */
  write(key: string, value: string): boolean;
}

export interface ClockPort {
  /** Milliseconds since any fixed moment. */
  now(): number;
}

/** The page's address, as far as its fragment goes. */
export interface AddressPort {
  /** With its leading `#`, or empty. */
  fragment(): string;
  /** Puts another fragment in place: `push` adds a step to the browser's history. */
  setFragment(fragment: string, how: 'push' | 'replace'): void;
  /** Hears of fragments that the user brought (back, forward, a pasted link). */
  onFragment(listener: (fragment: string) => void): () => void;
}
