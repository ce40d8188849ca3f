import { parseArgs } from 'node:util';
import { fuzz } from './fuzz.ts';
import { TARGETS } from './targets.ts';

const USAGE = `usage: npm run fuzz -- [TARGET …] [--inputs N] [--seed S] [--from I]

Gives every target (${TARGETS.map(({ name }) => name).join(', ')}) N mutated inputs (10000), made from
the seed (1) and the input's index, and prints what was taken badly: seed and index make it again.
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    inputs: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    help: { type: 'boolean', default: false },
  },
});
const unknown = positionals.filter((name) => !TARGETS.some((target) => target.name === name));
const [inputs, seed, from] = [values.inputs, values.seed, values.from].map(Number);
if (values.help) {
  process.stdout.write(USAGE);
} else if (unknown.length > 0 || ![inputs, seed, from].every((each) => Number.isSafeInteger(each))) {
  process.stderr.write(unknown.length > 0 ? `There is no target ${unknown[0]}.\n${USAGE}` : USAGE);
  process.exitCode = 2;
} else {
  const chosen = TARGETS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  for (const target of chosen) {
    const started = performance.now();
    const findings = await fuzz(target, {
      seed: seed!,
      inputs: inputs!,
      from: from!,
      now: () => performance.now(),
    });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(`${target.name}: ${inputs} inputs in ${seconds} s, ${findings.length} findings\n`);
    for (const { index, what } of findings.slice(0, 20)) process.stdout.write(`  input ${index}: ${what}\n`);
    if (findings.length > 0) process.exitCode = 1;
  }
}
