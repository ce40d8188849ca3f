/**
 * `npm run bench -- [kernels] [--rounds N] [--quick] [--json FILE]` measures the kernels beside their peers;
 * `npm run bench -- calibration …` counts what the rule for structure finds;
 * `npm run bench -- ladder …` runs the pipeline at growing sizes in Node and in Chromium;
 * `npm run bench -- objects …` measures the pipeline beside one of arrays of objects.
 */
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort } from 'node:worker_threads';
import { present } from '../../src/base/assert.ts';
import { serveTasks } from '../../src/cli/task-thread.ts';
import { kernelsBench } from './kernels.ts';
import { startScikitLearn } from './scikit-learn.ts';

const others: Readonly<Record<string, () => Promise<unknown>>> = {
  calibration: () => import('./calibration-main.ts'),
  ladder: () => import('./ladder-main.ts'),
  objects: () => import('./objects-pipeline-main.ts'),
};
const other = others[process.argv[2] ?? ''];
if (!isMainThread) serveTasks(present(parentPort, 'the port of a task thread'));
else if (other === undefined) await measureKernels();
else {
  process.argv.splice(2, 1);
  await other();
}

async function measureKernels(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rounds: { type: 'string', default: '5' },
      quick: { type: 'boolean', default: false },
      json: { type: 'string' },
    },
  });
  const unknown = positionals.find((name) => name !== 'kernels');
  if (unknown !== undefined) {
    console.error(
      `There is no bench named ${unknown}; there are kernels, ${Object.keys(others).join(', ')}.`,
    );
    process.exitCode = 2;
    return;
  }
  const scikitLearn = await startScikitLearn();
  const machine = {
    node: process.version,
    v8: process.versions.v8,
    processor: cpus()[0]?.model ?? 'unknown',
    processors: cpus().length,
    scikitLearn: scikitLearn?.version ?? 'not installed (Debian: python3-sklearn)',
    loadBefore: loadavg(),
  };
  console.log(
    Object.entries(machine)
      .map(([name, value]) => `${name}: ${String(value)}`)
      .join('\n'),
  );
  try {
    const measured = await kernelsBench({ rounds: Number(values.rounds), quick: values.quick, scikitLearn });
    const loadAfter = loadavg();
    console.log(`\nload average ${loadAfter.map((load) => load.toFixed(1)).join(' ')}`);
    if (values.json !== undefined) {
      writeFileSync(values.json, `${JSON.stringify({ ...machine, loadAfter, ...measured }, undefined, 2)}\n`);
    }
  } finally {
    scikitLearn?.close();
  }
}
