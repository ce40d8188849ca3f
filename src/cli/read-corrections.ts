import { InputError } from '../base/input-error.ts';
import type { PlanEdits } from '../io/edit-plan.ts';
import { zoneOffset } from '../io/iso-time.ts';
import { type Dialect, type Encoding, DATE_ORDERS, ENCODINGS } from '../io/import-plan.ts';
import { MISSING_IDS } from '../io/ids-like-nothing.ts';
import type { PreviewOverrides } from '../io/preview-overrides.ts';
import { nearestName } from './nearest-name.ts';
import type { Given } from './options.ts';

/** The corrections of how a file is read that `--read` asks for, one WHAT=HOW each. */
export function readCorrections(given: Given): PreviewOverrides & PlanEdits {
  const corrections = given.texts('read').map(correction);
  const ids = corrections.flatMap(({ missingIds = [] }) => missingIds);
  return Object.assign(
    {},
    ...corrections,
    ids.length === 0 ? {} : { missingIds: [...new Set([...MISSING_IDS, ...ids])] },
  );
}

type Correction = PreviewOverrides & PlanEdits;

const ANSWERS: Readonly<
  Record<string, { readonly hows: string; read(how: string): Correction | undefined }>
> = {
  part: { hows: 'a name', read: (part) => (part === '' ? undefined : { part }) },
  'time-order': {
    hows: DATE_ORDERS.join(', '),
    read: (how) => {
      const timeOrder = DATE_ORDERS.find((order) => order === how);
      return timeOrder === undefined ? undefined : { timeOrder };
    },
  },
  'month-only': {
    hows: 'first-day or refuse',
    read: (how) => (how === 'first-day' || how === 'refuse' ? { monthOnly: how } : undefined),
  },
  decimal: {
    hows: '“.” or “,”',
    read: (how) => (how === '.' || how === ',' ? { decimal: how } : undefined),
  },
  'decimal-beside': {
    hows: '“.” or “,”',
    read: (how) => (how === '.' || how === ',' ? { decimalBeside: how } : undefined),
  },
  encoding: {
    hows: ENCODINGS.join(', '),
    read: (how) => {
      const encoding: Encoding | undefined = ENCODINGS.find((name) => name === how.toLowerCase());
      return encoding === undefined ? undefined : { encoding };
    },
  },
  delimiter: {
    hows: '“,”, “;”, “|” or tab',
    read: (how) => {
      const delimiter: Dialect['delimiter'] | undefined = DELIMITERS.find(
        (each) => each === (how === 'tab' ? '\t' : how),
      );
      return delimiter === undefined ? undefined : { delimiter };
    },
  },
  header: {
    hows: 'yes or no',
    read: (how) => (how === 'yes' || how === 'no' ? { hasHeader: how === 'yes' } : undefined),
  },
  missing: {
    hows: 'ids with a comma between them, such as missing=Null,unknown',
    read: (how) => {
      const missingIds = how
        .split(',')
        .map((id) => id.trim())
        .filter((id) => id !== '');
      return missingIds.length === 0 ? undefined : { missingIds };
    },
  },
  repair: {
    hows: 'mojibake or none',
    read: (how) => (how === 'mojibake' || how === 'none' ? { repair: how } : undefined),
  },
  zone: {
    hows: 'an offset such as +01:00',
    read: (how) => {
      const zoneOffsetMinutes = zoneOffset(how, 0);
      return Number.isNaN(zoneOffsetMinutes) ? undefined : { zoneOffsetMinutes };
    },
  },
};

const DELIMITERS: readonly Dialect['delimiter'][] = [',', ';', '|', '\t'];

function correction(text: string): Correction {
  const equals = text.indexOf('=');
  const what = text.slice(0, Math.max(0, equals)).trim();
  const answer = Object.hasOwn(ANSWERS, what) ? ANSWERS[what] : undefined;
  if (answer === undefined) {
    const names = Object.keys(ANSWERS);
    const nearest = nearestName(what, names);
    throw new InputError({
      field: '--read',
      message: `“${text}” does not say what is to be read how.`,
      remedy: `Give WHAT=HOW with one of ${names.join(', ')}.${nearest === undefined ? '' : ` Did you mean ${nearest}?`}`,
    });
  }
  const read = answer.read(text.slice(equals + 1).trim());
  if (read !== undefined) return read;
  throw new InputError({
    field: '--read',
    message: `“${text}” is not understood.`,
    remedy: `${what} takes ${answer.hows}.`,
  });
}
