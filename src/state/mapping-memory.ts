import { isHash } from '../base/read-value.ts';
import { DATE_ORDERS, EVENT_ROLES, type EventRole } from '../io/import-plan.ts';
import type { KeptTexts } from './ports.ts';
import type { RememberedMapping } from './remembered-mapping.ts';

const KEY = 'strata.mappings';

/** Most headers that are remembered; the one longest not used goes first. */
export const MOST_REMEMBERED = 50;

/** What is remembered for files with this header. */
export function recallMapping(storage: KeptTexts, print: string): RememberedMapping | undefined {
  return readAll(storage).find((each) => each.print === print);
}

/** Remembers it in the place of what was remembered for its header. */
export function keepMapping(storage: KeptTexts, mapping: RememberedMapping): void {
  const others = readAll(storage).filter(({ print }) => print !== mapping.print);
  storage.write(KEY, JSON.stringify([mapping, ...others].slice(0, MOST_REMEMBERED)));
}

export function forgetMapping(storage: KeptTexts, print: string): void {
  storage.write(KEY, JSON.stringify(readAll(storage).filter((each) => each.print !== print)));
}

/** The newest first. What is kept may be anything: what does not fit is left out. */
function readAll(storage: KeptTexts): readonly RememberedMapping[] {
  const list = parsed(storage.read(KEY) ?? '');
  return Array.isArray(list) ? list.flatMap((value) => readOne(value) ?? []).slice(0, MOST_REMEMBERED) : [];
}

function readOne(value: unknown): RememberedMapping | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { print, kind, roles, features, id, label, timeOrder, monthOnly, decimal } = value as Readonly<
    Record<string, unknown>
  >;
  const order = DATE_ORDERS.find((each) => each === timeOrder);
  if (!isHash(print)) return undefined;
  if (kind !== 'events' && kind !== 'customers') return undefined;
  return {
    print,
    kind,
    roles: readRoles(roles),
    features: placesIn(features),
    id: isPlace(id) ? id : undefined,
    label: isPlace(label) ? label : undefined,
    ...(order === undefined ? {} : { timeOrder: order }),
    ...(monthOnly === 'refuse' || monthOnly === 'first-day' ? { monthOnly } : {}),
    ...(decimal === '.' || decimal === ',' ? { decimal } : {}),
  };
}

function readRoles(value: unknown): RememberedMapping['roles'] {
  if (typeof value !== 'object' || value === null) return {};
  const roles: Partial<Record<EventRole, readonly number[]>> = {};
  for (const role of EVENT_ROLES) {
    const places = Object.hasOwn(value, role) ? placesIn((value as Record<string, unknown>)[role]) : [];
    if (places.length === 1 || (role === 'amount' && places.length === 2)) roles[role] = places;
  }
  return roles;
}

function placesIn(value: unknown): readonly number[] {
  return Array.isArray(value) ? value.filter(isPlace) : [];
}

function isPlace(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
