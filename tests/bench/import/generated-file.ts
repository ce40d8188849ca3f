import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from './generator.ts';

/** A file of orders made from a seed, the same on every machine; `remove` takes it off the disk. */
export interface GeneratedFile {
  readonly path: string;
  readonly rows: number;
  readonly customers: number;
  readonly bytes: number;
  /** Sum of all amounts, in cents. */
  readonly cents: number;
  remove(): void;
}

const CATEGORIES = ['Books', 'Garden', 'Toys', 'Food', 'Sports', 'Music'];
const CHANNELS = ['web', 'app', 'shop'];
const FIRST_SECOND = 1_672_531_200;
const TWO_YEARS = 63_072_000;

/** Writes `rows` orders of `customers` customers, some 45 bytes each, into a folder of its own. O(rows). */
export function generateFile({
  rows,
  customers,
}: {
  readonly rows: number;
  readonly customers: number;
}): GeneratedFile {
  const folder = mkdtempSync(join(tmpdir(), 'strata-import-'));
  const path = join(folder, 'orders.csv');
  const file = openSync(path, 'w');
  const random = createRandom(12_345);
  const met = new Set<number>();
  let cents = 0;
  let text = 'customer_id,order_date,amount,category,channel\n';
  for (let row = 0; row < rows; row++) {
    const customer = Math.floor(random() * customers);
    const second = FIRST_SECOND + Math.floor(random() * TWO_YEARS);
    const amount = Math.floor(random() * 20_000);
    met.add(customer);
    cents += amount;
    text +=
      `C${String(customer).padStart(6, '0')},${new Date(second * 1000).toISOString().slice(0, 19)},${(amount / 100).toFixed(2)},` +
      `${CATEGORIES[Math.floor(random() * 6)]!},${CHANNELS[Math.floor(random() * 3)]!}\n`;
    if (text.length < 1_000_000) continue;
    writeSync(file, text);
    text = '';
  }
  writeSync(file, text);
  closeSync(file);
  return {
    path,
    rows,
    customers: met.size,
    bytes: statSync(path).size,
    cents,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
