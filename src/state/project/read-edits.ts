import type {
  EditBasis,
  SegmentEdit,
  SegmentEdits,
  SegmentLook,
} from '../../pipelines/segmentation/edits/segment-edits.ts';
import { MOST_CUSTOMERS } from './most-customers.ts';
import {
  Misfit,
  readFlag,
  readHash,
  readList,
  readOptional,
  readRecord,
  readText,
  readWhole,
} from '../../base/read-value.ts';

/** The character that stands for segment 0. */
const FIRST_LABEL = '0'.charCodeAt(0);

/** Reads what was made of segments by hand: every edit with the basis it stands on. */
export function readEdits(value: unknown, path: string): SegmentEdits {
  const { bases, list } = readRecord(value, path);
  const known = Object.entries(readRecord(bases, `${path}.bases`));
  if (known.length > 1000) throw new Misfit(`${path}.bases`, 'has more than 1000 entries');
  const read = Object.fromEntries(
    known.map(([key, basis]) => [readHash(key, `${path}.bases`), readBasis(basis, `${path}.bases`)]),
  );
  return {
    bases: read,
    list: readList(list, `${path}.list`, {
      most: 10_000,
      each: (edit, at) => readEdit(edit, at, (key) => (Object.hasOwn(read, key) ? read[key] : undefined)),
    }),
  };
}

function readBasis(value: unknown, path: string): EditBasis {
  const { k, ids, labels } = readRecord(value, path);
  const basis = {
    k: readWhole(k, `${path}.k`, 255),
    ids: readList(ids, `${path}.ids`, { most: MOST_CUSTOMERS, each: (id, at) => readText(id, at) }),
    labels: readText(labels, `${path}.labels`, MOST_CUSTOMERS),
  };
  if (basis.ids.length !== basis.labels.length)
    throw new Misfit(`${path}.labels`, 'is not one character for each customer');
  const codes = new Set(Array.from(new Set(basis.labels), (label) => label.charCodeAt(0) - FIRST_LABEL));
  if ([...codes].some((code) => code < 0 || code >= basis.k))
    throw new Misfit(`${path}.labels`, 'names segments that are not there');
  return basis;
}

function readEdit(
  value: unknown,
  path: string,
  basisAt: (key: string) => EditBasis | undefined,
): SegmentEdit {
  const { id, basis, segments, generatedName, look } = readRecord(value, path);
  const key = readHash(basis, `${path}.basis`);
  const k = basisAt(key)?.k;
  if (k === undefined) throw new Misfit(`${path}.basis`, 'is not among the bases');
  return {
    id: readWhole(id, `${path}.id`, Number.MAX_SAFE_INTEGER),
    basis: key,
    segments: readList(segments, `${path}.segments`, {
      most: 255,
      each: (segment, at) => readWhole(segment, at, k - 1),
    }),
    generatedName: readText(generatedName, `${path}.generatedName`),
    look: readLook(look, `${path}.look`),
  };
}

function readLook(value: unknown, path: string): SegmentLook {
  const look = readRecord(value, path);
  const name = readOptional(look['name'], `${path}.name`, (text, at) => readText(text, at));
  const description = readOptional(look['description'], `${path}.description`, (text, at) =>
    readText(text, at, 10_000),
  );
  const colour = readOptional(look['colour'], `${path}.colour`, (place, at) => readWhole(place, at, 255));
  const isSetAside = readOptional(look['isSetAside'], `${path}.isSetAside`, readFlag);
  return {
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    ...(colour === undefined ? {} : { colour }),
    ...(isSetAside === true ? { isSetAside } : {}),
  };
}
