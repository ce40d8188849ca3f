import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventsByCustomer, rowAt } from '../../../src/pipelines/segmentation/profiles/events-by-customer.ts';

/** Seven ids of five customers; the last one has no events. */
const CUSTOMER_OF = Int32Array.from([2, 0, 1, 1, 3, 0, 2]);
const CUSTOMERS = 5;

interface Event {
  readonly id: number;
  readonly at: number;
}

const inOrder = (a: Event, b: Event): number => CUSTOMER_OF[a.id]! - CUSTOMER_OF[b.id]! || a.at - b.at;

const events = fc.array(fc.record({ id: fc.nat(CUSTOMER_OF.length - 1), at: fc.nat(9) }), { maxLength: 60 });

const ORDERS: Readonly<Record<string, (events: Event[]) => Event[]>> = {
  'in any order': (all) => all,
  'in the order of time': (all) => all.toSorted((a, b) => a.at - b.at),
  'customer by customer, in no order of time': (all) =>
    all.toSorted((a, b) => CUSTOMER_OF[a.id]! - CUSTOMER_OF[b.id]!),
  'customer by customer and in the order of time': (all) => all.toSorted(inOrder),
};

for (const [order, arrange] of Object.entries(ORDERS)) {
  test(`events that come ${order} are sorted stably by customer and time`, () => {
    fc.assert(
      fc.property(events, (drawn) => {
        const all = arrange(drawn);
        const { starts, rows } = grouped(all);
        const expected = all
          .map((event, row) => ({ event, row }))
          .toSorted((a, b) => inOrder(a.event, b.event) || a.row - b.row);
        expect(all.map((_, place) => rowAt(rows, place))).toEqual(expected.map(({ row }) => row));
        const before = (customer: number) => all.filter(({ id }) => CUSTOMER_OF[id]! < customer).length;
        expect([...starts]).toEqual(Array.from({ length: CUSTOMERS + 1 }, (_, customer) => before(customer)));
      }),
    );
  });
}

test('nothing is made for the rows of events that stand in their places already', () => {
  expect(
    grouped([
      { id: 1, at: 5 },
      { id: 5, at: 5 },
      { id: 4, at: 1 },
    ]).rows,
  ).toBeUndefined();
  expect(
    grouped([
      { id: 1, at: 5 },
      { id: 5, at: 4 },
      { id: 4, at: 1 },
    ]).rows,
  ).toEqual(Int32Array.of(1, 0, 2));
});

function grouped(all: readonly Event[]): ReturnType<typeof eventsByCustomer> {
  const ids = Int32Array.from(all, ({ id }) => id);
  const times = Float64Array.from(all, ({ at }) => at);
  return eventsByCustomer(ids, times, CUSTOMER_OF, CUSTOMERS);
}
