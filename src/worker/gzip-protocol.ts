import type { Failure } from '../engine/failure.ts';

/** What the worker says to bytes: the same packed, or why they are not. */
export type GzipAnswer =
  | { readonly kind: 'ok'; readonly value: Blob }
  | { readonly kind: 'failed'; readonly failure: Failure };
