import { byteSize } from '../base/byte-size.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import { once } from '../base/once.ts';
import { randomStream, seedFrom } from '../base/random.ts';
import { digest } from '../base/sha256.ts';
import type { ArtifactCache } from './cache.ts';
import type { RunEvent, RunOutcome, StageReport, StageStatus } from './events.ts';
import { checkpointOf, type CheckpointPorts } from './checkpoint.ts';
import { Cancelled, failureOf, failureText } from './failure.ts';
import { createLegacy, type Legacy } from './legacy.ts';
import { mapKept } from './map-kept.ts';
import { stageTitles, type Pipeline } from './pipeline.ts';
import { poolMeter, type PoolMeter } from './pool-meter.ts';
import type { Task, TaskPool } from './pool.ts';
import type { AnyStage, MapOptions, StageContext } from './stage.ts';

/** An artifact from outside, with a key that stands for its content. */
export interface Given<T> {
  readonly value: T;
  readonly key: string;
}

export interface RunRequest<A extends object, C extends object> {
  readonly config: C;
  readonly seed: number;
  readonly given: { readonly [N in keyof A]?: Given<A[N]> };
}

/** What a run needs of the world. */
export interface RunPorts extends CheckpointPorts {
  readonly cache: ArtifactCache;
  readonly pool: TaskPool;
  emit(event: RunEvent): void;
}

export interface RunResult<A extends object> {
  readonly outcome: RunOutcome;
  readonly artifacts: Partial<A>;
  readonly reports: readonly StageReport[];
}

type Made =
  | { readonly kind: 'made'; readonly value: unknown; readonly key: string }
  | { readonly kind: 'absent'; readonly reason: string };

/**
 * Runs the stages in order, answering from the cache what has not changed. Never throws: what goes wrong in a stage ends
 * the run as `failed` with its cause, and keeps the artifacts of the stages before it.
 */
export async function runPipeline<A extends object, C extends object>(
  pipeline: Pipeline<A, C>,
  request: RunRequest<A, C>,
  ports: RunPorts,
): Promise<RunResult<A>> {
  const begun = ports.now();
  const made = new Map<string, Made>();
  const reports: StageReport[] = [];
  for (const name of pipeline.given) {
    const given = request.given[name];
    made.set(
      name,
      given === undefined ? { kind: 'absent', reason: `no ${name} given` } : { kind: 'made', ...given },
    );
  }
  const end = (outcome: RunOutcome): RunResult<A> => {
    ports.emit({ kind: 'run-ended', outcome });
    const values = [...made].flatMap(([name, each]) =>
      each.kind === 'made' ? [[name, each.value] as const] : [],
    );
    return { outcome, artifacts: Object.fromEntries(values) as Partial<A>, reports };
  };
  ports.emit({ kind: 'run-started', stages: stageTitles(pipeline) });
  for (const stage of pipeline.stages) {
    const started = ports.now();
    const meter = poolMeter(ports.pool.size, ports.now);
    const report = (
      status: StageStatus,
      more: { bytes?: number; metrics?: Readonly<Record<string, number>>; reason?: string },
    ): StageReport => {
      const pool = meter.use();
      return {
        name: stage.makes,
        title: stage.title,
        status,
        ms: status === 'skipped' ? 0 : ports.now() - started,
        startedMs: started - begun,
        bytes: more.bytes ?? 0,
        metrics: more.metrics ?? {},
        ...(pool === undefined ? {} : { pool }),
        ...(more.reason === undefined ? {} : { reason: more.reason }),
      };
    };
    const finish = (ended: StageReport, view: unknown): void => {
      reports.push(ended);
      ports.emit({ kind: 'stage-ended', stage: stage.makes, report: ended, view });
    };
    ports.emit({ kind: 'stage-started', stage: stage.makes, startedMs: started - begun });
    try {
      await ports.giveWay();
      if (ports.signal.aborted) throw new Cancelled();
      const result = await runStage(stage, made, request, ports, meter);
      made.set(stage.makes, result.made);
      finish(report(result.status, result), result.view);
    } catch (thrown) {
      const ms = ports.now() - begun;
      if (thrown instanceof Cancelled || ports.signal.aborted) {
        finish(report('cancelled', { reason: 'cancelled' }), undefined);
        return end({ kind: 'cancelled', ms });
      }
      const failure = failureOf(thrown);
      finish(report('failed', { reason: failureText(failure) }), undefined);
      return end({ kind: 'failed', ms, stage: stage.makes, failure });
    }
  }
  return end({ kind: 'done', ms: ports.now() - begun });
}

interface StageResult {
  readonly made: Made;
  readonly status: 'computed' | 'cached' | 'skipped';
  readonly view: unknown;
  readonly bytes?: number;
  readonly metrics?: Readonly<Record<string, number>>;
  readonly reason?: string;
}

async function runStage(
  stage: AnyStage,
  made: ReadonlyMap<string, Made>,
  request: RunRequest<object, object>,
  ports: RunPorts,
  meter: PoolMeter,
): Promise<StageResult> {
  const config = request.config as Record<string, Record<string, unknown>>;
  const settings = pickSettings(config, stage.uses);
  const reason = stage.skip?.(settings) ?? missingNeed(stage, made);
  if (reason !== undefined)
    return { made: { kind: 'absent', reason }, status: 'skipped', view: undefined, reason };

  const inputs: Record<string, unknown> = {};
  const inputKeys: Record<string, string> = {};
  for (const name of [...stage.needs, ...(stage.wants ?? [])]) {
    const input = made.get(name);
    if (input?.kind !== 'made') continue;
    inputs[name] = input.value;
    inputKeys[name] = input.key;
  }
  const keyOf = (kind: string, used: unknown): string =>
    digest()
      .text(canonicalJson([kind, stage.makes, stage.version, request.seed, used, inputKeys]))
      .hex();
  const key = keyOf('stage', settings);
  const finished = async (
    value: unknown,
    status: 'computed' | 'cached',
    bytes: number,
  ): Promise<StageResult> => ({
    made: { kind: 'made', value, key },
    status,
    bytes,
    view: await stage.view?.(value, checkpointOf(ports)),
    metrics: stage.metrics?.(value) ?? {},
  });
  const kept = ports.cache.get(key);
  if (kept !== undefined) return finished(kept.value, 'cached', kept.bytes);
  const partsKey = once(() =>
    keyOf('parts', stage.partsUse === undefined ? settings : pickSettings(config, stage.partsUse)),
  );
  const begun = ports.now();
  const legacy = createLegacy(stage.makes, inputKeys, ports.cache);
  const context = contextOf(stage, request.seed, { ports, meter, partsKey, legacy });
  const value = await stage.run(inputs, settings, context);
  if (ports.signal.aborted) throw new Cancelled();
  const ms = ports.now() - begun;
  const bytes = byteSize(value);
  legacy.keep();
  ports.cache.put(key, { kind: 'artifact', stage: stage.makes, value, bytes, ms });
  const result = await finished(value, 'computed', bytes);
  return { ...result, metrics: { ...result.metrics, ...legacy.counts() } };
}

function missingNeed(stage: AnyStage, made: ReadonlyMap<string, Made>): string | undefined {
  for (const name of stage.needs) {
    const need = made.get(name);
    if (need?.kind !== 'made') return need?.reason ?? `${name} is missing`;
  }
  return undefined;
}

function pickSettings(
  config: Readonly<Record<string, Record<string, unknown>>>,
  uses: readonly string[],
): Record<string, Record<string, unknown>> {
  const picked: Record<string, Record<string, unknown>> = {};
  for (const path of uses) {
    const [section = '', name] = path.split('.');
    const values = config[section] ?? {};
    picked[section] = name === undefined ? { ...values } : { ...picked[section], [name]: values[name] };
  }
  return picked;
}

interface ContextParts {
  readonly legacy: Legacy;
  readonly ports: RunPorts;
  readonly meter: PoolMeter;
  /** What stands for everything that outputs of tasks depend on beside their inputs. */
  partsKey(): string;
}

function contextOf(
  stage: AnyStage,
  runSeed: number,
  { ports, meter, partsKey, legacy }: ContextParts,
): StageContext {
  const seed = seedFrom(runSeed, stage.makes);
  const progress = (fraction: number, note = ''): void =>
    ports.emit({
      kind: 'stage-progress',
      stage: stage.makes,
      fraction: Math.min(1, Math.max(0, fraction)),
      note,
    });
  return {
    seed,
    random: (purpose, index = 0) => randomStream(seed, purpose, index),
    progress,
    former: legacy.former,
    leave: legacy.leave,
    count: legacy.count,
    partial: (view) => ports.emit({ kind: 'stage-partial', stage: stage.makes, view }),
    checkpoint: checkpointOf(ports),
    hold: (numbers) => ports.pool.hold?.(numbers) ?? numbers,
    async map<Shared, Input, Output>(
      task: Task<Shared, Input, Output>,
      shared: Shared,
      inputs: readonly Input[],
      options: MapOptions<Output> = {},
    ) {
      const [from, to] = options.progress ?? [0, 1];
      let finished = 0;
      const onResult = (output: Output, index: number): void => {
        finished++;
        options.onResult?.(output, index, finished);
        progress(from + ((to - from) * finished) / inputs.length, options.note);
      };
      const runAll = async (
        asked: readonly Input[],
        hear: (output: Output, index: number, ms: number) => void,
      ): Promise<Output[]> => {
        let ms = 0;
        const over = meter.begin();
        try {
          return await ports.pool.run(task, shared, asked, {
            signal: ports.signal,
            onResult: (output, index) => hear(output, index, ms),
            onTime(time) {
              ms = time.ms;
              meter.count(time);
            },
          });
        } finally {
          over();
        }
      };
      if (options.keep === undefined) return runAll(inputs, onResult);
      const under = { cache: ports.cache, stage: stage.makes, key: `${partsKey()} ${options.keep}` };
      return mapKept(inputs, under, { onResult, onKept: options.onKept }, runAll);
    },
  };
}
