import { digest } from '../../../base/sha256.ts';
import { contingency, type Contingency } from '../../../kernels/contingency.ts';
import type { Segmentation } from '../model.ts';
import type { EditBasis } from './segment-edits.ts';

/** A segmentation with the ids of its customers, in the order of the labels. */
export interface IdentifiedLabels extends Pick<Segmentation, 'k' | 'labels'> {
  readonly ids: readonly string[];
}

const FIRST_CODE = '0'.charCodeAt(0);
const SLICE = 8192;

/** What an edit of these segments keeps of them. O(customers). */
export function basisOf({ k, labels, ids }: IdentifiedLabels): EditBasis {
  return { k, ids, labels: labelText(labels) };
}

/** Stands for customers and segments alike. O(customers). */
export function basisKey({ labels, ids }: IdentifiedLabels): string {
  return digest().texts(ids).array(labels).hex();
}

/** Whether the basis has the same customers in the same segments. O(customers). */
export function isSameBasis(basis: EditBasis, { k, labels, ids }: IdentifiedLabels): boolean {
  return basis.k === k && sameIds(basis.ids, ids) && basis.labels === labelText(labels);
}

/** Who of the basis is where among other segments, over the customers that both have. O(customers). */
export function sharedMembers(basis: EditBasis, other: IdentifiedLabels): Contingency {
  const { ids, labels } = basis;
  const before = new Uint8Array(ids.length);
  const after = new Uint8Array(ids.length);
  const rowOf = sameIds(ids, other.ids) ? undefined : new Map(other.ids.map((id, row) => [id, row]));
  let shared = 0;
  for (let at = 0; at < ids.length; at++) {
    const row = rowOf === undefined ? at : rowOf.get(ids[at]!);
    if (row === undefined) continue;
    before[shared] = labels.charCodeAt(at) - FIRST_CODE;
    after[shared++] = other.labels[row]!;
  }
  return contingency(before.subarray(0, shared), after.subarray(0, shared));
}

/** Customers in each segment of the basis. O(customers). */
export function basisSizes({ k, labels }: EditBasis): readonly number[] {
  const sizes = new Array<number>(k).fill(0);
  for (let at = 0; at < labels.length; at++) sizes[labels.charCodeAt(at) - FIRST_CODE]! += 1;
  return sizes;
}

function labelText(labels: Uint8Array): string {
  let text = '';
  for (let from = 0; from < labels.length; from += SLICE) {
    const codes = labels.subarray(from, from + SLICE).map((label) => label + FIRST_CODE);
    text += String.fromCharCode(...codes);
  }
  return text;
}

function sameIds(one: readonly string[], other: readonly string[]): boolean {
  return one === other || (one.length === other.length && one.every((id, row) => id === other[row]));
}
