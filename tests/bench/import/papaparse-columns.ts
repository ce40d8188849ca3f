import { createReadStream } from 'node:fs';
import Papa from 'papaparse';

/** The columns that papaparse's rows are pushed into: the same kinds as ours, without marks of repeated rows. */
export interface PapaColumns {
  readonly rows: number;
  readonly customer: Int32Array;
  readonly customerIds: readonly string[];
  readonly time: Float64Array;
  readonly amount: Float64Array;
  readonly category: Int32Array;
  readonly channel: Int32Array;
}

/** Reads the generated file with papaparse, in pieces, into typed columns that double. O(bytes). */
export async function readWithPapaparse(path: string): Promise<PapaColumns> {
  let capacity = 65_536;
  let rows = 0;
  let customer = new Int32Array(capacity);
  let time = new Float64Array(capacity);
  let amount = new Float64Array(capacity);
  let category = new Int32Array(capacity);
  let channel = new Int32Array(capacity);
  const customers = new Map<string, number>();
  const categories = new Map<string, number>();
  const channels = new Map<string, number>();
  let header = true;

  function take(cells: readonly string[]): void {
    if (rows === capacity) {
      capacity *= 2;
      customer = wider(customer, new Int32Array(capacity));
      time = wider(time, new Float64Array(capacity));
      amount = wider(amount, new Float64Array(capacity));
      category = wider(category, new Int32Array(capacity));
      channel = wider(channel, new Int32Array(capacity));
    }
    customer[rows] = code(customers, cells[0]!);
    time[rows] = Date.parse(`${cells[1]!}Z`);
    amount[rows] = Number(cells[2]!);
    category[rows] = code(categories, cells[3]!);
    channel[rows] = code(channels, cells[4]!);
    rows++;
  }

  await new Promise<void>((resolve, reject) => {
    Papa.parse<string[]>(createReadStream(path, { highWaterMark: 1_048_576 }), {
      delimiter: ',',
      newline: '\n',
      skipEmptyLines: true,
      chunk({ data }) {
        for (const cells of data) {
          if (header) header = false;
          else take(cells);
        }
      },
      complete: () => resolve(),
      error: reject,
    });
  });
  return {
    rows,
    customer: customer.subarray(0, rows),
    customerIds: [...customers.keys()],
    time: time.subarray(0, rows),
    amount: amount.subarray(0, rows),
    category: category.subarray(0, rows),
    channel: channel.subarray(0, rows),
  };
}

function code(codes: Map<string, number>, text: string): number {
  const known = codes.get(text);
  if (known !== undefined) return known;
  codes.set(text, codes.size);
  return codes.size - 1;
}

function wider<Column extends Int32Array | Float64Array>(from: Column, to: Column): Column {
  to.set(from);
  return to;
}
