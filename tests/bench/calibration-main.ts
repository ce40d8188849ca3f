/**
 * Counts detections and false alarms of the rule for structure:
 * `node scripts/run-ts.mjs tests/bench/calibration-main.ts [--seeds N] [--every-null] [--json FILE] [FAMILY …]`.
 */
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { calibrate, calibrationTable } from './calibration.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: 'string', default: '20' },
    'every-null': { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});
const cases = await calibrate({
  seeds: Number(values.seeds),
  families: positionals,
  everyNull: values['every-null'],
  onCase({ family, seed, structure, k, right, ari, ms, evidence }) {
    const strongest = evidence.reduce((best, each) =>
      each.predictionStrength > best.predictionStrength ? each : best,
    );
    const words = [
      `${family}, seed ${seed}: ${structure}, k = ${k}${right ? '' : ' (wrong)'}`,
      `prediction strength ${strongest.predictionStrength.toFixed(2)} at ${strongest.k}`,
      ...(ari === undefined ? [] : [`ARI ${ari.toFixed(3)}`]),
      `${(ms / 1000).toFixed(1)} s`,
    ];
    console.error(words.join(', '));
  },
});
console.log(calibrationTable(cases));
console.log(
  `load average ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}`,
);
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(cases, undefined, 1));
