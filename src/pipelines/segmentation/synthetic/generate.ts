import type { Random } from '../../../base/random.ts';
import type { StageContext } from '../../../engine/stage.ts';
import type { MergeHistory } from '../../../io/merge-history.ts';
import type { SegmentationConfig } from '../config.ts';
import type { Events, Truth } from '../model.ts';
import type { Counted } from '../notice.ts';
import { ARCHETYPES } from './archetypes.ts';
import { DEVICES, PRODUCT_LINES } from './catalogue.ts';
import { DIRT_RATES, spoilEvents, spoilMerges } from './dirt.ts';
import { drawDrift, middleOf } from './drift.ts';
import { appendStretch, emptyColumns, trimColumns } from './event-columns.ts';
import { type Habits, habitsOf } from './habits.ts';
import { emptyHistory } from './history.ts';
import { mergeHistoryOf, type MergeRow } from './merge-rows.ts';
import { drawPastIds } from './past-ids.ts';
import { drawPerson } from './person.ts';

/** A generated shop: its events, what was merged, and the archetype behind every id. */
export interface Generated {
  readonly events: Events;
  readonly merges: MergeHistory;
  readonly truth: Truth;
  readonly rejected: readonly Counted[];
}

const EVENTS_PER_PERSON = 150;
const PERSONS_BETWEEN_BREAKS = 64;

/**
 * Generates customers from the ten archetypes: events grouped by person, in the order of time inside. Each person
 * draws from streams of its own, so the first hundred are the same whatever the total. O(events).
 */
export async function generate(
  settings: SegmentationConfig['synthetic'],
  context: Pick<StageContext, 'random' | 'progress' | 'checkpoint'>,
): Promise<Generated> {
  const { customers, dirt, drift, mergeProbability } = settings;
  const middle = middleOf(Date.parse(settings.firstDay), Date.parse(settings.lastDay));
  const habits = ARCHETYPES.map((archetype) =>
    habitsOf(archetype, Date.parse(settings.firstDay), Date.parse(settings.lastDay)),
  );
  const columns = emptyColumns(customers * EVENTS_PER_PERSON);
  const history = emptyHistory(512);
  const customerIds: string[] = [];
  const truthCodes: number[] = [];
  const merges: MergeRow[] = [];
  const lostRows: number[] = [];
  let lost = 0;
  let row = 1;
  let orders = 0;
  for (let person = 1; person <= customers; person++) {
    if (person % PERSONS_BETWEEN_BREAKS === 0) {
      context.progress(person / customers, `${person} of ${customers} customers`);
      await context.checkpoint();
    }
    const random = context.random('customer', person);
    const archetype = drawArchetype(random);
    drawPerson(history, habits[archetype] as Habits, random);
    if (drift > 0)
      drawDrift(history, { archetype, habits, share: drift, middle }, context.random('drift', person));
    const spoiling = dirt > 0 ? context.random('dirt', person) : undefined;
    if (spoiling !== undefined) spoilEvents(history, dirt, spoiling);
    const ids = drawPastIds(person, history, mergeProbability, context.random('merge', person));
    if (spoiling !== undefined) {
      const without = Math.floor(history.count * DIRT_RATES.missingCustomer * dirt + spoiling.unit());
      for (let i = 0; i < without && lostRows.length < 10; i++) lostRows.push(row + i);
      lost += without;
      row += without;
    }
    ids.ids.forEach((id, which) => {
      const from = ids.ends[which - 1] ?? 0;
      const to = ids.ends[which]!;
      appendStretch(columns, history, {
        from,
        to,
        customer: customerIds.length,
        firstRow: row,
        firstOrder: orders,
      });
      customerIds.push(id);
      truthCodes.push(archetype);
      row += to - from;
    });
    merges.push(...(spoiling === undefined ? ids.merges : spoilMerges(person, ids, dirt, spoiling)));
    orders += history.orders;
  }
  trimColumns(columns);
  const { category, device, order, ...plain } = columns;
  return {
    events: {
      ...plain,
      customerIds,
      category: { codes: category, names: PRODUCT_LINES.map((line) => line.name) },
      device: { codes: device, names: DEVICES },
      order: {
        codes: order,
        names: Array.from({ length: orders }, (_, i) => `O${String(i + 1).padStart(7, '0')}`),
      },
    },
    merges: mergeHistoryOf(merges),
    truth: {
      name: 'archetype',
      codes: Int32Array.from(truthCodes),
      names: ARCHETYPES.map((archetype) => archetype.name),
    },
    rejected:
      lost === 0
        ? []
        : [
            {
              reason: 'missing-customer',
              message: 'the row names no customer',
              count: lost,
              firstRows: lostRows,
            },
          ],
  };
}

function drawArchetype(random: Random): number {
  let left = random.unit();
  for (let code = 0; code < ARCHETYPES.length - 1; code++) {
    left -= ARCHETYPES[code]!.weight;
    if (left < 0) return code;
  }
  return ARCHETYPES.length - 1;
}
