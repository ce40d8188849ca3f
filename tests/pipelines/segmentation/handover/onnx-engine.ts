import { env, InferenceSession, Tensor } from 'onnxruntime-web';

/** What a model gives for each row. */
export interface OnnxAnswer {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** By the name of the output. */
  readonly values: ReadonlyMap<string, readonly number[]>;
}

/** Runs a model in onnxruntime-web, in this thread, on columns of doubles given by the names of the inputs. */
export async function ranByOnnx(
  model: Uint8Array,
  columns: ReadonlyMap<string, Float64Array>,
): Promise<OnnxAnswer> {
  env.wasm.numThreads = 1;
  const session = await InferenceSession.create(model);
  const feeds: Record<string, Tensor> = Object.create(null);
  for (const [name, values] of columns) feeds[name] = new Tensor('float64', values, [values.length, 1]);
  const found = await session.run(feeds);
  const values = new Map(
    session.outputNames.map((name) => [name, Array.from(found[name]!.data as ArrayLike<bigint>, Number)]),
  );
  const answer = { inputs: session.inputNames, outputs: session.outputNames, values };
  await session.release();
  return answer;
}
