/**
 * Counts how often the test of time finds drift, in generated data with and without it:
 * `npm run bench -- drift [--seeds N] [--from N] [--customers N] [--k N] [--shares A,B,…] [--json FILE]`.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { countDrift, driftTable } from './drift.ts';
import { loadText } from './machine.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    from: { type: 'string', default: '1' },
    customers: { type: 'string', default: '1000' },
    k: { type: 'string', default: '5' },
    shares: { type: 'string', default: '0,0.1,0.2,0.3' },
    json: { type: 'string' },
  },
});
const cases = await countDrift({
  seeds: Number(values.seeds),
  from: Number(values.from),
  customers: Number(values.customers),
  k: Number(values.k),
  drifts: values.shares.split(',').map(Number),
  onCase: ({ drift, seed, found, z, ms }) =>
    console.error(
      `seed ${seed}, ${drift * 100} % drifting: ${found ? 'found' : 'not found'}, z = ${z.toFixed(2)}, ${(ms / 1000).toFixed(1)} s`,
    ),
});
console.log(driftTable(cases));
console.log(`load average ${loadText()}`);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(cases, undefined, 1)}\n`);
