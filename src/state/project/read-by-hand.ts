import { NOTHING_BY_HAND } from '../draft.ts';
import type { KeptOverride } from '../overrides.ts';
import type { SavedSelection } from '../saved-selections.ts';
import type { MadeByHand } from './project-document.ts';
import { MOST_CUSTOMERS } from './most-customers.ts';
import { readEdits } from './read-edits.ts';
import {
  Misfit,
  readHash,
  readList,
  readOneOf,
  readOptional,
  readRecord,
  readText,
  readWhole,
} from '../../base/read-value.ts';

/** A reader for each part of what is made by hand: whoever adds a part has to say here what it has to look like. */
const READERS: { readonly [K in keyof MadeByHand]: (value: unknown, path: string) => MadeByHand[K] } = {
  notes: (value, path) => readText(value, path, 100_000),
  overrides: (value, path) => readList(value, path, { most: 10_000, each: readOverride }),
  edits: readEdits,
  savedSelections: (value, path) => readList(value, path, { most: 1000, each: readSelection }),
};

/** Reads what was made by hand; absent parts are empty, and unknown ones refused, since they would be lost. */
export function readByHand(value: unknown, path: string): MadeByHand {
  const parts = readRecord(value, path);
  const unknown = Object.keys(parts).find((name) => !Object.hasOwn(READERS, name));
  if (unknown !== undefined)
    throw new Misfit(`${path}.${unknown.slice(0, 40)}`, 'is not known to this version');
  return Object.fromEntries(
    Object.entries(READERS).map(([name, read]) => [
      name,
      parts[name] === undefined
        ? NOTHING_BY_HAND[name as keyof MadeByHand]
        : read(parts[name], `${path}.${name}`),
    ]),
  ) as unknown as MadeByHand;
}

function readOverride(value: unknown, path: string): KeptOverride {
  const { segment, merged, disposition, note, name, k, labels } = readRecord(value, path);
  const others = readOptional(merged, `${path}.merged`, (list, at) =>
    readList(list, at, { most: 255, each: (each, place) => readWhole(each, place, 255) }),
  );
  return {
    segment: readWhole(segment, `${path}.segment`, 255),
    ...(others === undefined ? {} : { merged: others }),
    disposition: readOneOf(disposition, `${path}.disposition`, ['Activate', 'Monitor', 'Review', 'Reject']),
    note: readText(note, `${path}.note`, 10_000),
    name: readText(name, `${path}.name`),
    k: readWhole(k, `${path}.k`, 255),
    labels: readHash(labels, `${path}.labels`),
  };
}

function readSelection(value: unknown, path: string): SavedSelection {
  const { name, ids, origin } = readRecord(value, path);
  return {
    name: readText(name, `${path}.name`),
    ids: readList(ids, `${path}.ids`, { most: MOST_CUSTOMERS, each: (id, at) => readText(id, at) }),
    origin: readText(origin, `${path}.origin`, 2000),
  };
}
