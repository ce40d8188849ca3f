import { definePipeline, type Pipeline } from '../../src/engine/pipeline.ts';
import type { SegmentationConfig } from '../../src/pipelines/segmentation/config.ts';
import {
  stage,
  type Acquired,
  type Checked,
  type Profiles,
  type SegmentationArtifacts,
} from '../../src/pipelines/segmentation/model.ts';

/** What a test holds to steer the stages from outside. */
export interface Gate {
  /** Resolves when the second stage has begun. */
  readonly begun: Promise<void>;
  /** Makes the second stage tell how far it is. */
  say(): void;
  /** Lets the second stage end. */
  open(): void;
  /** How often the first stage has been computed. */
  readonly acquired: () => number;
}

/** A pipeline of three stages with the names of the real one; the second waits at checkpoints until its gate is open. */
export function gatedPipeline(
  of: { readonly closed: boolean; readonly fails?: boolean } = { closed: false },
): {
  readonly pipeline: Pipeline<SegmentationArtifacts, SegmentationConfig>;
  readonly gate: Gate;
} {
  let open = !of.closed;
  let count = 0;
  let begin = (): void => {};
  let say = (): void => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const acquired = stage({
    makes: 'acquired',
    title: 'Acquire data',
    about: '',
    version: 1,
    needs: [],
    wants: ['importedEvents', 'importedMerges'],
    uses: ['source.kind', 'synthetic'],
    run({ importedEvents, importedMerges }) {
      count++;
      return {
        read: importedEvents?.table.rows ?? 0,
        parsed: importedMerges?.merges.past.length ?? 0,
      } as Acquired;
    },
    view: ({ read, parsed }) => ({ read, merges: parsed, large: new Float64Array(4) }),
  });
  const checked = stage({
    makes: 'checked',
    title: 'Quality check',
    about: '',
    version: 1,
    needs: ['acquired'],
    uses: ['quality'],
    async run(_, __, context) {
      begin();
      say = () => context.progress(1, 'checking');
      if (of.fails) throw new Error('the check is broken');
      for (let i = 0; i < 1000; i++) context.progress(i / 1000, 'checking');
      while (!open) {
        await context.checkpoint();
        await new Promise((resolve) => setImmediate(resolve));
      }
      return { kept: 1 } as Checked;
    },
  });
  const profiles = stage({
    makes: 'profiles',
    title: 'Customer profiles',
    about: '',
    version: 1,
    needs: [],
    wants: ['checked', 'importedCustomers'],
    uses: [],
    run: ({ importedCustomers }) => ({ ids: importedCustomers?.table.ids ?? [] }) as unknown as Profiles,
    view: ({ ids }) => ({ ids }),
  });
  const pipeline = definePipeline<SegmentationArtifacts, SegmentationConfig>({
    id: 'segmentation',
    title: 'Gated',
    given: ['importedEvents', 'importedCustomers', 'importedMerges'],
    stages: [acquired, checked, profiles],
  });
  return {
    pipeline,
    gate: {
      begun,
      say: () => say(),
      open() {
        open = true;
      },
      acquired: () => count,
    },
  };
}
