import { describe, expect, test } from 'vitest';
import { atOnce } from '../../../../src/base/sliced.ts';
import { DEFAULT_CONFIG } from '../../../../src/pipelines/segmentation/config.ts';
import { dateEvents } from '../../../../src/pipelines/segmentation/sensitivity/time-events.ts';
import { windowProfiles } from '../../../../src/pipelines/segmentation/sensitivity/window-profiles.ts';
import { features } from '../../../../src/pipelines/segmentation/stages/features.ts';
import { importedEvents, runDataStages, stageContext } from '../run-data-stages.ts';

const DAY = 86_400_000;
const day = (text: string): number => Date.parse(text) / DAY;
const settings = DEFAULT_CONFIG.features;

describe('profiles of a window', () => {
  test('of the whole period are the features of the whole period', async () => {
    const { checked, identity, profiles } = await runDataStages({ synthetic: { customers: 120 } });
    const whole = await features.run({ profiles }, DEFAULT_CONFIG, stageContext('features'));
    const dated = atOnce(dateEvents(checked, identity, DEFAULT_CONFIG.profiles));
    const everybody = Int32Array.from(profiles.ids, (_, row) => row);
    const made = await windowProfiles(
      { dated, names: whole.names, settings },
      everybody,
      { from: dated.firstDay, to: dated.lastDay },
      stageContext('time'),
    );
    expect(made.members).toEqual(everybody);
    expect(made.names).toEqual(whole.names);
    expect(made.matrix.values).toEqual(whole.values);
  });

  test('are those of data that end with the window', async () => {
    const { checked, identity, profiles } = await runDataStages({ synthetic: { customers: 120 } });
    const cut = await runDataStages({
      synthetic: { customers: 120 },
      quality: { dropAfter: '2024-04-10' },
    });
    const period = {
      dated: atOnce(dateEvents(checked, identity, DEFAULT_CONFIG.profiles)),
      names: ['recency', 'monetary', 'sessions', 'weekend_share', 'tenure'],
      settings: { ...settings, scaling: 'none', logarithm: false, winsorise: 0 } as const,
    };
    const made = await windowProfiles(
      period,
      Int32Array.from(profiles.ids, (_, row) => row),
      { from: period.dated.firstDay, to: day('2024-04-10') },
      stageContext('time'),
    );
    expect([...made.members].map((row) => profiles.ids[row])).toEqual(cut.profiles.ids);
    made.names.forEach((name, column) => {
      const own = cut.profiles.columns.find((each) => each.name === name)!;
      const least = own.values.map((value) => (Number.isNaN(value) ? Infinity : value));
      made.members.forEach((_, row) => {
        if (least[row] === Infinity) return;
        expect(made.matrix.values[row * made.names.length + column]).toBeCloseTo(own.values[row]!, 9);
      });
    });
  });

  test('take days in the configured time zone, and leave out who has no event in them', async () => {
    const { checked, identity } = await runDataStages(
      { source: { kind: 'events' } },
      {
        importedEvents: importedEvents([
          { customer: 'a', time: '2024-01-01T23:30:00Z', type: 'purchase', amount: 5 },
          { customer: 'b', time: '2024-01-01T22:30:00Z', type: 'purchase', amount: 7 },
          { customer: 'b', time: '2024-01-05T10:00:00Z', type: 'purchase', amount: 9 },
          { customer: 'a', time: '2024-01-06T10:00:00Z', type: 'purchase', amount: 9 },
        ]),
      },
    );
    const membersIn = async (timeZone: string): Promise<readonly number[]> => {
      const dated = atOnce(dateEvents(checked, identity, { timeZone, referenceDay: '' }));
      const window = { from: day('2024-01-01'), to: day('2024-01-01') };
      const period = { dated, names: ['monetary'], settings };
      return [...(await windowProfiles(period, Int32Array.of(0, 1), window, stageContext('time'))).members];
    };
    expect(await membersIn('UTC')).toEqual([0, 1]);
    expect(await membersIn('Europe/Berlin')).toEqual([1]);
  });
});
