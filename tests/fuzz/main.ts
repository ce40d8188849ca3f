import { parseArgs } from 'node:util';
import { fuzz } from './fuzz.ts';
import type { FuzzTarget } from './fuzz.ts';
import { PAGE_TARGETS, withSite } from './page-targets.ts';
import { TARGETS } from './targets.ts';

const USAGE = `usage: npm run fuzz -- [TARGET …] [--inputs N] [--seed S] [--from I]

Gives every target (${TARGETS.map(({ name }) => name).join(', ')}) N mutated inputs (10000), made from
the seed (1) and the input's index, and prints what was taken badly: seed and index make it again.
On the built site in a browser, only where they are named, N times (100): ${Object.keys(PAGE_TARGETS).join(', ')}.
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    inputs: { type: 'string' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    help: { type: 'boolean', default: false },
  },
});
const unknown = positionals.filter(
  (name) => !Object.hasOwn(PAGE_TARGETS, name) && !TARGETS.some((target) => target.name === name),
);
const inputs = values.inputs === undefined ? undefined : Number(values.inputs);
const [seed, from] = [Number(values.seed), Number(values.from)];
if (values.help) {
  process.stdout.write(USAGE);
} else if (unknown.length > 0 || ![inputs ?? 0, seed, from].every((each) => Number.isSafeInteger(each))) {
  process.stderr.write(unknown.length > 0 ? `There is no target ${unknown[0]}.\n${USAGE}` : USAGE);
  process.exitCode = 2;
} else {
  const chosen = TARGETS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  for (const target of chosen) await tryOut(target, inputs ?? 10_000);
  const onPages = Object.entries(PAGE_TARGETS).filter(([name]) => positionals.includes(name));
  if (onPages.length > 0)
    await withSite(async (site) => {
      for (const [, target] of onPages) await tryOut(target(site), inputs ?? 100);
    });
}

async function tryOut(target: FuzzTarget, count: number): Promise<void> {
  const started = performance.now();
  const findings = await fuzz(target, { seed, inputs: count, from, now: () => performance.now() });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${target.name}: ${count} inputs in ${seconds} s, ${findings.length} findings\n`);
  for (const { index, what } of findings.slice(0, 20)) process.stdout.write(`  input ${index}: ${what}\n`);
  if (findings.length > 0) process.exitCode = 1;
}
