import { choice, number, toggle } from '../../src/engine/setting.ts';
import { defaultConfig, type ConfigOf } from '../../src/engine/config.ts';
import { definePipeline } from '../../src/engine/pipeline.ts';
import type { Task } from '../../src/engine/pool.ts';
import { stagesOver } from '../../src/engine/stage.ts';

/** A pipeline of three stages that is easy to check by hand. */
export const TINY_SETTINGS = {
  numbers: {
    title: 'Numbers',
    settings: {
      count: number({ title: 'Count', help: 'How many.', unit: '', min: 1, max: 1000, step: 1, fallback: 4 }),
      broken: toggle({ title: 'Broken', help: 'Fails.', fallback: false }),
    },
  },
  squares: {
    title: 'Squares',
    settings: {
      factor: number({ title: 'Factor', help: 'Times.', unit: '', min: 0, max: 10, step: 0.5, fallback: 1 }),
      mode: choice({ title: 'Mode', help: 'On or off.', options: { on: 'On', off: 'Off' }, fallback: 'on' }),
    },
  },
} as const;

export type TinyConfig = ConfigOf<typeof TINY_SETTINGS>;
export const TINY_CONFIG: TinyConfig = defaultConfig(TINY_SETTINGS);

export interface TinyArtifacts {
  readonly offset: number;
  readonly numbers: Float64Array;
  readonly squares: readonly number[];
  readonly sum: number;
}

export const tinyStage = stagesOver<TinyArtifacts, TinyConfig>();

export const squareTask: Task<{ readonly factor: number }, number, number> = {
  name: 'tiny/square',
  run: ({ factor }, value) => factor * value * value,
};

/** How often each stage has run; fresh for each pipeline. */
export interface Calls {
  readonly numbers: number[];
  readonly squares: number[];
  readonly sum: number[];
}

export function tinyPipeline() {
  const calls: Calls = { numbers: [], squares: [], sum: [] };
  const numbers = tinyStage({
    makes: 'numbers',
    title: 'Numbers',
    about: 'Draws numbers.',
    version: 1,
    needs: [],
    wants: ['offset'],
    uses: ['numbers'],
    async run({ offset = 0 }, settings, context) {
      calls.numbers.push(settings.numbers.count);
      if (settings.numbers.broken) throw new Error('the numbers are broken');
      const random = context.random('draw');
      const drawn = new Float64Array(settings.numbers.count);
      for (let i = 0; i < drawn.length; i++) {
        await context.checkpoint();
        drawn[i] = offset + random.below(100);
        context.progress((i + 1) / drawn.length, `${i + 1} drawn`);
      }
      return drawn;
    },
    view: (made) => ({ first: made[0] }),
    metrics: (made) => ({ count: made.length }),
  });
  const squares = tinyStage({
    makes: 'squares',
    title: 'Squares',
    about: 'Squares them.',
    version: 1,
    needs: ['numbers'],
    uses: ['squares.factor', 'squares.mode'],
    skip: ({ squares: { mode } }) => (mode === 'off' ? 'squares are off' : undefined),
    run({ numbers: drawn }, settings, context) {
      calls.squares.push(settings.squares.factor);
      return context.map(squareTask, { factor: settings.squares.factor }, [...drawn], { progress: [0.5, 1] });
    },
  });
  const sum = tinyStage({
    makes: 'sum',
    title: 'Sum',
    about: 'Sums them.',
    version: 1,
    needs: ['squares'],
    uses: [],
    run({ squares: made }) {
      const total = made.reduce((a, b) => a + b, 0);
      calls.sum.push(total);
      return total;
    },
    view: (made) => made,
  });
  const pipeline = definePipeline<TinyArtifacts, TinyConfig>({
    id: 'tiny',
    title: 'Tiny',
    given: ['offset'],
    stages: [numbers, squares, sum],
  });
  return { pipeline, calls };
}
