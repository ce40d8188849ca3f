import { nameOrder } from '../base/name-order.ts';
import { EVENT_ROLES, type EventRole, type ImportPlan, sourceText } from '../io/import-plan.ts';
import type { TablePreview } from '../io/preview-table.ts';
import type { ImportCorrections } from '../worker/protocol.ts';

/**
 * How the last file with some header was read. Columns are told by their places among the sorted names, so that neither names
 * nor contents of a file are kept, only the hash of the names.
 */
export interface RememberedMapping {
  readonly print: string;
  readonly kind: ImportPlan['kind'];
  /** Role → one place, or two for a product; roles of events only. */
  readonly roles: Readonly<Partial<Record<EventRole, readonly number[]>>>;
  readonly features: readonly number[];
  readonly id: number | undefined;
  readonly label: number | undefined;
  /** Answers to what the file left open; absent where it left nothing open. */
  readonly timeOrder?: ImportPlan['time']['order'];
  readonly monthOnly?: ImportPlan['time']['monthOnly'];
  readonly decimal?: ImportPlan['decimal'];
}

/** Where what is remembered differs from what was guessed for this file, as words of the file. */
export interface RecalledChoice {
  readonly what: EventRole | 'kind' | 'features' | 'id' | 'label' | 'timeOrder' | 'monthOnly' | 'decimal';
  readonly remembered: string;
  /** Empty where nothing was. */
  readonly guessed: string;
}

/** What is remembered for a file: the corrections of the guess, and what they change. */
export interface Recalled {
  readonly corrections: ImportCorrections;
  readonly choices: readonly RecalledChoice[];
}

/** What to remember of a plan by which a file was imported; answers that were not asked for again are kept from `former`. */
export function rememberPlan({
  print,
  plan,
  corrections,
  former,
}: {
  readonly print: string;
  readonly plan: ImportPlan;
  readonly corrections: ImportCorrections;
  readonly former: RememberedMapping | undefined;
}): RememberedMapping {
  const places = placesOf(plan.header);
  const { id, label, features } = plan.customers;
  const timeOrder = corrections.timeOrder ?? former?.timeOrder;
  const monthOnly = corrections.monthOnly ?? former?.monthOnly;
  const decimal = corrections.decimal ?? former?.decimal;
  const roles = Object.entries(plan.mapping).map(([role, source]) => [
    role,
    (source.kind === 'column' ? [source] : [source.left, source.right]).map(({ index }) => places[index]!),
  ]);
  return {
    print,
    kind: plan.kind,
    roles: plan.kind === 'events' ? (Object.fromEntries(roles) as RememberedMapping['roles']) : {},
    features: plan.kind === 'customers' ? features.map((index) => places[index]!) : [],
    id: plan.kind === 'customers' && id !== undefined ? places[id] : undefined,
    label: plan.kind === 'customers' && label !== undefined ? places[label] : undefined,
    ...(timeOrder === undefined ? {} : { timeOrder }),
    ...(monthOnly === undefined ? {} : { monthOnly }),
    ...(decimal === undefined ? {} : { decimal }),
  };
}

/**
 * What is remembered, as corrections of what was guessed for this file. Answers count only where the file leaves the
 * question open: what its contents show is not overruled.
 */
export function recallPlan(memory: RememberedMapping, { plan, header }: TablePreview): Recalled {
  const order = nameOrder(header);
  const nameAt = (place: number | undefined): string =>
    place === undefined ? '' : (header[order[place] ?? -1] ?? '');
  const choices: RecalledChoice[] = [];
  const differs = (what: RecalledChoice['what'], remembered: string, guessed: string): boolean => {
    if (remembered === guessed) return false;
    choices.push({ what, remembered, guessed });
    return true;
  };
  const answers: ImportCorrections = {
    ...(differs('kind', memory.kind, plan.kind) ? { kind: memory.kind } : {}),
    ...(memory.kind === 'events'
      ? recalledRoles(memory, plan, nameAt, differs)
      : recalledColumns(memory, plan, nameAt, differs)),
    ...recalledAnswers(memory, plan, differs),
  };
  return { corrections: answers, choices };
}

type Differs = (what: RecalledChoice['what'], remembered: string, guessed: string) => boolean;

/** Answers to the questions that this file leaves open, which have no guess to differ from. */
function recalledAnswers(
  { kind, timeOrder, monthOnly, decimal }: RememberedMapping,
  { needsChoice }: ImportPlan,
  differs: Differs,
): ImportCorrections {
  const isOpen = (setting: string): boolean => needsChoice.some((choice) => choice.setting === setting);
  const offers = (setting: string, answer: string): boolean =>
    needsChoice.some(
      (choice) =>
        choice.setting === setting && (choice.chosen === answer || choice.alternatives.includes(answer)),
    );
  const timed = kind === 'events';
  return {
    ...(timed &&
    timeOrder !== undefined &&
    offers('time-order', timeOrder) &&
    differs('timeOrder', timeOrder, '')
      ? { timeOrder }
      : {}),
    ...(timed && monthOnly !== undefined && isOpen('month-only') && differs('monthOnly', monthOnly, '')
      ? { monthOnly }
      : {}),
    ...(decimal !== undefined && isOpen('decimal-mark') && differs('decimal', decimal, '')
      ? { decimal }
      : {}),
  };
}

function recalledRoles(
  { roles }: RememberedMapping,
  { mapping }: ImportPlan,
  nameAt: (place: number | undefined) => string,
  differs: Differs,
): ImportCorrections {
  const map: Partial<Record<EventRole, string>> = {};
  for (const role of EVENT_ROLES) {
    const remembered = (roles[role] ?? []).map(nameAt).join('*');
    if (differs(role, remembered, sourceText(mapping[role]))) map[role] = remembered;
  }
  return Object.keys(map).length === 0 ? {} : { map };
}

function recalledColumns(
  memory: RememberedMapping,
  { customers, header }: ImportPlan,
  nameAt: (place: number | undefined) => string,
  differs: Differs,
): ImportCorrections {
  const guessed = (index: number | undefined): string => (index === undefined ? '' : (header[index] ?? ''));
  const wanted = new Set(memory.features.map(nameAt));
  const features = header.filter((name) => wanted.has(name));
  const id = nameAt(memory.id);
  const truth = nameAt(memory.label);
  return {
    ...(differs('features', features.join(', '), customers.features.map(guessed).join(', '))
      ? { features }
      : {}),
    ...(differs('id', id, guessed(customers.id)) ? { id } : {}),
    ...(differs('label', truth, guessed(customers.label)) ? { truth } : {}),
  };
}

/** The place of each column among the sorted names. */
function placesOf(header: readonly string[]): readonly number[] {
  const places: number[] = [];
  for (const [place, index] of nameOrder(header).entries()) places[index] = place;
  return places;
}
