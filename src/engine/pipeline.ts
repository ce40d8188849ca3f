import { assert } from '../base/assert.ts';
import type { AnyStage, SettingPath, Stage } from './stage.ts';

/**
 * Stages in the order in which they run. `given` names the artifacts that come from outside (imported files) instead of
 * from a stage.
 */
export interface Pipeline<A extends object, C extends object> {
  readonly id: string;
  readonly title: string;
  readonly given: readonly (keyof A & string)[];
  readonly stages: readonly AnyStage[];
  /** Types only: the artifacts and the configuration. */
  readonly types?: { readonly artifacts: A; readonly config: C };
}

/** What a stage is called, for lists shown before anything runs. */
export interface StageTitle {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  /** The artifacts it reads, where they are there. */
  readonly reads: readonly string[];
  /** The settings it reads. */
  readonly uses: readonly string[];
}

/** Checks that every stage's needs are made before it, and that no artifact is made twice. */
export function definePipeline<A extends object, C extends object>(of: {
  readonly id: string;
  readonly title: string;
  readonly given: readonly (keyof A & string)[];
  readonly stages: readonly PipelineStage<A, C>[];
}): Pipeline<A, C> {
  const stages = of.stages as unknown as readonly AnyStage[];
  const made = new Set<string>(of.given);
  for (const stage of stages) {
    for (const need of [...stage.needs, ...(stage.wants ?? [])]) {
      assert(made.has(need), `stage ${stage.makes} needs ${need}, which no earlier stage makes`);
    }
    assert(!made.has(stage.makes), `two stages make ${stage.makes}`);
    made.add(stage.makes);
  }
  return { id: of.id, title: of.title, given: of.given, stages };
}

/** The pipeline up to the stage that makes an artifact. O(stages). */
export function upTo<A extends object, C extends object>(
  pipeline: Pipeline<A, C>,
  makes: keyof A & string,
): Pipeline<A, C> {
  const last = pipeline.stages.findIndex((stage) => stage.makes === makes);
  assert(last >= 0, `no stage makes ${makes}`);
  return { ...pipeline, stages: pipeline.stages.slice(0, last + 1) };
}

export function stageTitles<A extends object, C extends object>(
  pipeline: Pipeline<A, C>,
): readonly StageTitle[] {
  return pipeline.stages.map(({ makes, title, about, needs, wants = [], uses }) => ({
    name: makes,
    title,
    about,
    reads: [...needs, ...wants],
    uses,
  }));
}

// A stage's parameters vary in both directions, so only `never` and `any`-like bounds accept all of them.
type PipelineStage<A extends object, C extends object> = {
  [M in keyof A & string]: Pick<
    Stage<A, C, M, never, never, SettingPath<C>, unknown>,
    'makes' | 'title' | 'version'
  >;
}[keyof A & string];
