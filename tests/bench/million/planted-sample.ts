import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mergeConfig } from '../../../src/engine/config.ts';
import { NO_SENSITIVITY, presetConfig } from '../../../src/pipelines/segmentation/presets.ts';
import { planted } from '../../kernels/planted.ts';
import { loadText } from '../machine.ts';
import { msText, textTable } from '../text-table.ts';
import { openPage, openPageNamed } from './open-page.ts';
import { resultOf, wholeRun } from './whole-run.ts';

const COLUMNS = 8;
const CLUSTERS = 8;
const SEED = 1;
/** Standard deviations between the centres, in those of a cluster: near ones overlap at 1, and hardly any at 3. */
const SPREADS = [1, 1.5, 3];
const LEAST_ARI = 0.95;
const MOST_MS_OF_AN_IMPORT = 10 * 60_000;

/**
 * Tables of so many customers with planted clusters, imported into the built page and clustered there: how far clustering a
 * sample agrees with clustering everyone, as the run measures it and as the page says it.
 */
export async function plantedSample(customers: number): Promise<void> {
  const rows: string[][] = [];
  for (const spread of SPREADS) rows.push(await samplesAt(customers, spread));
  console.log(
    textTable(
      ['spread of the centres', 'customers', 'sampled', 'ARI with all', 'of two samples', 'run, ms', 'line'],
      rows,
      { lastIsText: true },
    ),
  );
}

async function samplesAt(customers: number, spread: number): Promise<string[]> {
  const table = writeTable(customers, spread);
  const config = mergeConfig(presetConfig('production'), {
    source: { kind: 'customers' },
    clustering: { choice: 'fixed', k: CLUSTERS },
    features: { logarithm: false },
    structure: { test: false },
    sensitivity: { ...NO_SENSITIVITY, sample: true },
  });
  const { page, close } = await openPage(config, 'data');
  try {
    await page.getByLabel('Import files', { exact: true }).setInputFiles(table.path);
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    const underWay = page.getByRole('button', { name: 'Cancel import', exact: true });
    await underWay.waitFor({ state: 'detached', timeout: MOST_MS_OF_AN_IMPORT });
    const ms = await wholeRun(page, (words) => console.log(words));
    const { stages } = await resultOf(page);
    const metrics = stages.find(({ name }) => name === 'sampleCheck')?.metrics ?? {};
    await openPageNamed(page, 'Segments');
    const said = await page.getByRole('main').getByText('Sampled clustering agrees ARI').innerText();
    console.log(`spread ${spread}, the page says: ${said} (load ${loadText()})`);
    const ari = metrics['ariWithAll'] ?? NaN;
    if (!said.includes(`ARI ${ari.toFixed(3)}`))
      throw new Error('The page says another figure than the run.');
    return [
      `${spread}`,
      customers.toLocaleString('en'),
      `${metrics['sampled']}`,
      ari.toFixed(4),
      (metrics['ariBetweenSamples'] ?? NaN).toFixed(4),
      msText(ms),
      ari >= LEAST_ARI ? 'met' : 'MISSED',
    ];
  } finally {
    await close();
    table.remove();
  }
}

function writeTable(customers: number, spread: number): { readonly path: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'strata-planted-'));
  const path = join(folder, 'customers.csv');
  const file = openSync(path, 'w');
  const { values } = planted(customers, COLUMNS, CLUSTERS, spread, SEED);
  let text = `customer_id,${Array.from({ length: COLUMNS }, (_, column) => `feature_${column + 1}`).join(',')}\n`;
  for (let row = 0; row < customers; row++) {
    text += `C${row}`;
    for (let column = 0; column < COLUMNS; column++) text += `,${values[row * COLUMNS + column]!.toFixed(5)}`;
    text += '\n';
    if (text.length < 1_000_000) continue;
    writeSync(file, text);
    text = '';
  }
  writeSync(file, text);
  closeSync(file);
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
