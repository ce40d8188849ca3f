import type { Page } from 'playwright-core';

/** Reads what is kept of runs as the browser has it: how many are whole, and what is wrong with the others. */
export async function wholeRuns(
  page: Page,
): Promise<{ readonly whole: number; readonly broken: readonly string[] }> {
  return await page.evaluate(async () => {
    interface Packed {
      readonly ids: Uint8Array<ArrayBuffer>;
      readonly labels: Uint8Array<ArrayBuffer>;
      readonly rest: Uint8Array<ArrayBuffer>;
    }
    const unpacked = async (bytes: Uint8Array<ArrayBuffer>): Promise<Response> =>
      new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')));
    const database = await new Promise<IDBDatabase | undefined>((resolve) => {
      const opening = indexedDB.open('strata');
      opening.addEventListener('upgradeneeded', () => opening.transaction!.abort());
      opening.addEventListener('error', (event) => {
        event.preventDefault();
        resolve(undefined);
      });
      opening.addEventListener('success', () => resolve(opening.result));
    });
    if (database === undefined) return { whole: 0, broken: [] };
    const read = database.transaction(['runs', 'bodies']);
    const runs = read.objectStore('runs').getAll() as IDBRequest<{ id: string; customers: number }[]>;
    const keys = read.objectStore('bodies').getAllKeys();
    const bodies = read.objectStore('bodies').getAll() as IDBRequest<Packed[]>;
    await new Promise((resolve) => read.addEventListener('complete', resolve));
    database.close();
    const broken: string[] = [];
    if (
      keys.result.join() !==
      runs.result
        .map(({ id }) => id)
        .toSorted()
        .join()
    )
      broken.push(`entries ${runs.result.map(({ id }) => id).join()} with bodies ${keys.result.join()}`);
    for (const { id, customers } of runs.result) {
      const body = bodies.result[keys.result.indexOf(id)];
      try {
        const ids = (await (await unpacked(body!.ids)).json()) as readonly unknown[];
        const labels = await (await unpacked(body!.labels)).arrayBuffer();
        await (await unpacked(body!.rest)).json();
        if (ids.length !== customers || labels.byteLength !== customers)
          broken.push(`${id}: ${ids.length} ids and ${labels.byteLength} labels of ${customers} customers`);
      } catch (thrown) {
        broken.push(`${id}: ${String(thrown)}`);
      }
    }
    return { whole: runs.result.length, broken };
  });
}
