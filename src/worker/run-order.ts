import type { ArtifactCache } from '../engine/cache.ts';
import type { RunOutcome } from '../engine/events.ts';
import type { TaskPool } from '../engine/pool.ts';
import { runPipeline } from '../engine/run.ts';
import { resultDocument } from '../pipelines/segmentation/result.ts';
import type { HostPorts } from './host-ports.ts';
import type { KeptImport } from './import-file.ts';
import { givenArtifacts } from './kept-imports.ts';
import type { RunMessage, RunOrder } from './protocol.ts';

/** What a run needs of the host. */
interface RunTools {
  readonly ports: Pick<HostPorts, 'pipelines' | 'now' | 'giveWay' | 'version'>;
  readonly cache: ArtifactCache;
  readonly pool: TaskPool;
  readonly kept: ReadonlyMap<string, KeptImport>;
  readonly signal: AbortSignal;
  readonly send: (message: RunMessage) => void;
}

/** Runs and gives the outcome; every message but `run-ended` is sent before. */
export async function runOrder(
  order: RunOrder,
  { ports, cache, pool, kept, signal, send }: RunTools,
): Promise<RunOutcome> {
  const { config } = order;
  const { outcome, artifacts, reports } = await runPipeline(
    ports.pipelines[order.pipeline],
    { config, seed: config.source.seed, given: givenArtifacts(order.inputs, kept) },
    {
      cache,
      pool,
      signal,
      now: ports.now,
      giveWay: ports.giveWay,
      emit: (event) => {
        if (event.kind !== 'run-ended') send(event);
      },
    },
  );
  if (outcome.kind !== 'done') return outcome;
  const document = resultDocument(artifacts, reports, config, ports.version);
  if (document !== undefined) send({ kind: 'result', document });
  return outcome;
}
