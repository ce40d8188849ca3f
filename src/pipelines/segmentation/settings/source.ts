import { choice, number } from '../../../engine/setting.ts';

/** Where the data come from, and the seed. */
export const source = {
  title: 'Source',
  settings: {
    kind: choice({
      title: 'Data from',
      help: 'Generated customers with known archetypes, an imported file of transactions or events, or an imported table with one row per customer.',
      options: { synthetic: 'Generated', events: 'Imported events', customers: 'Imported customer table' },
      fallback: 'synthetic',
    }),
    streaming: choice({
      title: 'Streaming',
      help: 'Counts generated events block by block without holding them, so that a million customers fit: the same segments, but no other periods and forecasts. Automatic: beyond 16 million events. Imported events are always held.',
      options: { auto: 'Automatic', on: 'Streamed', off: 'Held' },
      fallback: 'auto',
    }),
    seed: number({
      title: 'Seed',
      help: 'Everything random is drawn from this number: the same seed, settings and data give the same result on every machine.',
      unit: '',
      min: 0,
      max: 4_294_967_295,
      step: 1,
      fallback: 42,
    }),
  },
} as const;
