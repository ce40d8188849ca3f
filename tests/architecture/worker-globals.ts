import type { SourceFile } from './source-file.ts';

/** The host and its neighbours run in Node too: only the entry points of the workers know worker globals. */
export function workerGlobalViolations(files: readonly SourceFile[]): readonly string[] {
  return files
    .filter(({ path }) => path.startsWith('src/worker/') && !path.endsWith('.worker.ts'))
    .filter(({ nodes }) =>
      nodes.some(
        (node) =>
          (node.type === 'Identifier' && node['name'] === 'self') ||
          (node.type === 'CallExpression' &&
            /^(?:postMessage|addEventListener|importScripts)$/.test(
              String((node['callee'] as { readonly name?: unknown }).name),
            )),
      ),
    )
    .map(({ path }) => `${path} uses the globals of a worker; only src/worker/*.worker.ts may`);
}
