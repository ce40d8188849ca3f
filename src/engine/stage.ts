import type { Random } from '../base/random.ts';
import type { Task } from './pool.ts';

/** The names of settings a stage may declare: a whole section or `section.setting`. */
export type SettingPath<C> = {
  [S in keyof C & string]: S | `${S}.${keyof C[S] & string}`;
}[keyof C & string];

/** The part of a configuration that the paths `P` name. */
export type PickSettings<C, P extends string> = {
  readonly [S in keyof C & string as S extends P ? S : P extends `${S}.${string}` ? S : never]: S extends P
    ? C[S]
    : Pick<C[S], Extract<keyof C[S], P extends `${S}.${infer N}` ? N : never>>;
};

/** What a stage may do beside reading its declared inputs. */
export interface StageContext {
  /** The stage's own seed, derived from the run's. */
  readonly seed: number;
  /** The stream for one purpose of this stage, e.g. `random('restart', 3)`. */
  random(purpose: string, index?: number): Random;
  /** Reports progress in [0, 1] with a short note on what is being done. */
  progress(fraction: number, note?: string): void;
  /** Streams a result that is not complete yet, for views that fill while the stage runs. */
  partial(view: unknown): void;
  /** Gives way to waiting messages when it is time to; throws `Cancelled` when the run is cancelled. */
  checkpoint(): Promise<void>;
  /**
   * What the last run of this stage was given and left, as far as it is still kept: to save work where the inputs have only
   * grown, never to change a result.
   */
  former<Left, Inputs>(): FormerRun<Left, Inputs> | undefined;
  /** Leaves something for the next run of this stage, on whatever inputs; it must not be changed later. */
  leave<Left>(left: Left): void;
  /** A figure of this run alone, for its report beside the metrics of the artifact. */
  count(metric: string, value: number): void;
  /** The numbers in memory that the pool's workers see too, where there is such memory: to be given to tasks without a copy. */
  hold(numbers: Float64Array): Float64Array;
  /** Runs independent tasks on the pool, in any order; the results come in the order of `inputs`. */
  map<Shared, Input, Output>(
    task: Task<Shared, Input, Output>,
    shared: Shared,
    inputs: readonly Input[],
    options?: MapOptions<Output>,
  ): Promise<Output[]>;
}

/** The last run of a stage. */
export interface FormerRun<Left, Inputs> {
  readonly inputs: Inputs;
  readonly left: Left;
}

export interface MapOptions<Output> {
  /** Hears each result as it arrives, in any order. */
  readonly onResult?: (output: Output, index: number, finished: number) => void;
  /** The part of the stage's progress that these tasks are, as [from, to] in [0, 1]. */
  readonly progress?: readonly [from: number, to: number];
  readonly note?: string;
  /**
   * Keeps each output on its own under this name, the input and what the stage declares as `partsUse`: a later run that
   * asks for more inputs computes only those. Outputs are as good as artifacts and must not be changed.
   */
  readonly keep?: string;
  /** Hears once how many outputs were kept from an earlier run. */
  readonly onKept?: (count: number) => void;
}

/**
 * One step of a pipeline. It reads only what it declares: `needs` (artifacts that must exist), `wants` (artifacts that
 * may be absent because their stage was skipped) and `uses` (settings). The cache key is made from exactly these.
 */
export interface Stage<
  A extends object,
  C extends object,
  Makes extends keyof A & string,
  Needs extends keyof A & string,
  Wants extends keyof A & string,
  Uses extends SettingPath<C>,
  View,
> {
  readonly makes: Makes;
  /** What people read: "Quality check". */
  readonly title: string;
  /** One sentence that says what the stage does and why. */
  readonly about: string;
  /** Raised whenever the same inputs would give another result. */
  readonly version: number;
  readonly needs: readonly Needs[];
  readonly wants?: readonly Wants[];
  readonly uses: readonly Uses[];
  /** The settings among `uses` that kept outputs of tasks depend on (see {@link MapOptions.keep}); all of them when absent. */
  readonly partsUse?: readonly NoInfer<Uses>[];
  /** A reason not to run at all, or undefined. A stage whose need was skipped is skipped too. */
  skip?(settings: PickSettings<C, Uses>): string | undefined;
  run(
    artifacts: Pick<A, Needs> & Partial<Pick<A, Wants>>,
    settings: PickSettings<C, Uses>,
    context: StageContext,
  ): A[Makes] | Promise<A[Makes]>;
  /** Small, plain data for the screen; typed arrays are copied. What takes long passes the checkpoint again and again. */
  view?(made: A[Makes], checkpoint: StageContext['checkpoint']): View | Promise<View>;
  /** Figures for the run's report: counts and rates, all finite. */
  metrics?(made: A[Makes]): Readonly<Record<string, number>>;
}

/** A stage with its particulars erased, as the runner handles it. */
export type AnyStage = Stage<
  Record<string, unknown>,
  Record<string, Record<string, unknown>>,
  string,
  string,
  string,
  string,
  unknown
>;

/**
 * The function that defines stages over one set of artifacts and settings. What a stage does not declare is not in the
 * type of what its `run` receives.
 */
export function stagesOver<A extends object, C extends object>() {
  return <
    Makes extends keyof A & string,
    const Uses extends SettingPath<C>,
    View = undefined,
    const Needs extends keyof A & string = never,
    const Wants extends keyof A & string = never,
  >(
    stage: Stage<A, C, Makes, Needs, Wants, Uses, View>,
  ): Stage<A, C, Makes, Needs, Wants, Uses, View> => stage;
}
