import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';

const require = createRequire(import.meta.url);

/** A page with nothing but a file choice, and a worker that reads the file with papaparse into typed columns that double. */
export async function servePapaparse(): Promise<{ readonly url: string; close(): void }> {
  const bodies = new Map([
    ['/', ['text/html', '<!doctype html><input type="file" id="file">']],
    ['/worker.js', ['text/javascript', WORKER]],
    [
      '/papaparse.js',
      ['text/javascript', readFileSync(require.resolve('papaparse/papaparse.min.js'), 'utf8')],
    ],
  ]);
  const server = createServer((request, response) => {
    const [type, body] = bodies.get(request.url ?? '') ?? ['text/plain', ''];
    response.writeHead(200, { 'Content-Type': type }).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => server.close(),
  };
}

const WORKER = `
importScripts('/papaparse.js');
onmessage = ({ data: file }) => {
  const begun = performance.now();
  let capacity = 65536;
  let rows = 0;
  let header = true;
  const codes = (map, text) => {
    const known = map.get(text);
    if (known !== undefined) return known;
    map.set(text, map.size);
    return map.size - 1;
  };
  const wider = (from, to) => (to.set(from), to);
  let customer = new Int32Array(capacity), time = new Float64Array(capacity), amount = new Float64Array(capacity);
  let category = new Int32Array(capacity), channel = new Int32Array(capacity);
  const customers = new Map(), categories = new Map(), channels = new Map();
  Papa.parse(file, {
    delimiter: ',', newline: '\\n', skipEmptyLines: true, chunkSize: 1048576,
    chunk({ data }) {
      for (const cells of data) {
        if (header) { header = false; continue; }
        if (rows === capacity) {
          capacity *= 2;
          customer = wider(customer, new Int32Array(capacity));
          time = wider(time, new Float64Array(capacity));
          amount = wider(amount, new Float64Array(capacity));
          category = wider(category, new Int32Array(capacity));
          channel = wider(channel, new Int32Array(capacity));
        }
        customer[rows] = codes(customers, cells[0]);
        time[rows] = Date.parse(cells[1] + 'Z');
        amount[rows] = Number(cells[2]);
        category[rows] = codes(categories, cells[3]);
        channel[rows] = codes(channels, cells[4]);
        rows++;
      }
    },
    complete: () => postMessage({ ms: performance.now() - begun, rows, customers: customers.size }),
  });
};`;
