/** How the days of a customer's sessions are limited. */
export type ActivePart =
  | { readonly kind: 'whole' }
  /** Only the first part of the window, e.g. a third. */
  | { readonly kind: 'first'; readonly share: number }
  /** The whole window but its last days, so that refunds still fall inside. */
  | { readonly kind: 'all-but-last'; readonly days: number };

/** When an archetype shops: the share of its sessions that start at 18–22 h UTC, and where the others lie. */
export interface DayPattern {
  readonly evening: number;
  /** Weights of the hours 0 … 23 outside the evening; the evening's own entries are ignored. */
  readonly otherHours: readonly number[];
}

/** A kind of customer to generate. Probabilities and shares in [0, 1]. */
export interface Archetype {
  readonly name: string;
  readonly weight: number;
  /** Sessions in the window, both bounds included; 0 for a customer of one event. */
  readonly sessions: readonly [low: number, high: number];
  /** Of a session in which something was put into the cart. */
  readonly purchaseProbability: number;
  /** 1 or 0 where exactly so many purchases are made, whatever the probability. */
  readonly purchases: number | undefined;
  readonly orderValue: number;
  /** Probability that a viewed item is put into the cart. */
  readonly cartProbability: number;
  /** Discount on every order as a share, both bounds; undefined for none. */
  readonly discount: readonly [low: number, high: number] | undefined;
  /** Refunds per customer, both bounds; undefined for none. */
  readonly refunds: readonly [low: number, high: number] | undefined;
  /** Share of sessions on Saturday or Sunday; undefined for no preference. */
  readonly weekend: number | undefined;
  readonly active: ActivePart;
  readonly day: DayPattern;
  /** Weights of mobile, desktop and tablet. */
  readonly devices: readonly [mobile: number, desktop: number, tablet: number];
  /** Weights of the product lines, in their order. */
  readonly categories: readonly number[];
}

/** Days that pass between an order and its refund, both included. */
export const REFUND_DAYS: readonly [low: number, high: number] = [3, 13];

const WHOLE: ActivePart = { kind: 'whole' };

const DAYTIME = [1, 0, 0, 0, 0, 1, 3, 5, 8, 10, 11, 11, 12, 11, 10, 9, 8, 8, 0, 0, 0, 0, 6, 3];
const MORNING = [0, 0, 0, 0, 1, 4, 10, 14, 12, 8, 5, 4, 5, 4, 3, 3, 3, 4, 0, 0, 0, 0, 2, 1];
const NIGHT = [8, 4, 2, 1, 0, 0, 1, 2, 3, 3, 4, 4, 5, 5, 5, 6, 7, 8, 0, 0, 0, 0, 14, 12];

const ORDINARY = {
  purchases: undefined,
  orderValue: 1,
  cartProbability: 0.3,
  discount: undefined,
  refunds: undefined,
  weekend: undefined,
  active: WHOLE,
} satisfies Partial<Archetype>;

/** The ten archetypes. An archetype's code is its index here; the weights add up to 1. */
export const ARCHETYPES: readonly Archetype[] = [
  {
    ...ORDINARY,
    name: 'high-value active',
    weight: 0.1,
    sessions: [15, 30],
    purchaseProbability: 0.6,
    orderValue: 1.5,
    day: { evening: 0.6, otherHours: DAYTIME },
    devices: [30, 60, 10],
    categories: [34, 8, 8, 6, 3, 4, 2, 2, 5, 28],
  },
  {
    ...ORDINARY,
    name: 'high-value dormant',
    weight: 0.08,
    sessions: [5, 10],
    purchaseProbability: 0.5,
    orderValue: 2,
    active: { kind: 'first', share: 1 / 3 },
    day: { evening: 0.25, otherHours: DAYTIME },
    devices: [20, 70, 10],
    categories: [30, 8, 14, 6, 3, 4, 2, 2, 5, 26],
  },
  {
    ...ORDINARY,
    name: 'frequent low-value',
    weight: 0.12,
    sessions: [20, 40],
    purchaseProbability: 0.7,
    orderValue: 0.5,
    day: { evening: 0.15, otherHours: MORNING },
    devices: [65, 25, 10],
    categories: [1, 5, 4, 3, 18, 18, 10, 36, 4, 1],
  },
  {
    ...ORDINARY,
    name: 'high-intent browser',
    weight: 0.15,
    sessions: [15, 35],
    purchaseProbability: 0.1,
    day: { evening: 0.3, otherHours: NIGHT },
    devices: [70, 15, 15],
    categories: [20, 22, 12, 10, 4, 8, 4, 3, 7, 10],
  },
  {
    ...ORDINARY,
    name: 'cart abandoner',
    weight: 0.15,
    sessions: [10, 25],
    purchaseProbability: 0.15,
    cartProbability: 0.6,
    day: { evening: 0.25, otherHours: DAYTIME },
    devices: [75, 15, 10],
    categories: [10, 30, 10, 10, 4, 16, 5, 4, 4, 7],
  },
  {
    ...ORDINARY,
    name: 'one-time buyer',
    weight: 0.15,
    sessions: [2, 5],
    purchaseProbability: 0,
    purchases: 1,
    day: { evening: 0.25, otherHours: DAYTIME },
    devices: [50, 40, 10],
    categories: [10, 12, 14, 10, 14, 8, 16, 4, 8, 4],
  },
  {
    ...ORDINARY,
    name: 'discount hunter',
    weight: 0.08,
    sessions: [8, 20],
    purchaseProbability: 0.4,
    discount: [0.1, 0.3],
    day: { evening: 0.2, otherHours: DAYTIME },
    devices: [60, 30, 10],
    categories: [8, 26, 14, 10, 6, 14, 10, 6, 4, 2],
  },
  {
    ...ORDINARY,
    name: 'weekend shopper',
    weight: 0.1,
    sessions: [10, 20],
    purchaseProbability: 0.5,
    weekend: 0.7,
    day: { evening: 0.15, otherHours: DAYTIME },
    devices: [40, 35, 25],
    categories: [5, 10, 28, 24, 4, 4, 12, 4, 8, 1],
  },
  {
    ...ORDINARY,
    name: 'single event',
    weight: 0.05,
    sessions: [0, 0],
    purchaseProbability: 0,
    purchases: 0,
    day: { evening: 0.25, otherHours: DAYTIME },
    devices: [60, 30, 10],
    categories: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  },
  {
    ...ORDINARY,
    name: 'refund heavy',
    weight: 0.02,
    sessions: [8, 15],
    purchaseProbability: 0.6,
    refunds: [2, 4],
    active: { kind: 'all-but-last', days: REFUND_DAYS[1] + 1 },
    day: { evening: 0.3, otherHours: DAYTIME },
    devices: [55, 35, 10],
    categories: [10, 40, 6, 10, 3, 10, 4, 2, 5, 10],
  },
];
