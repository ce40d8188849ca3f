import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectRoot } from './project-root.mjs';

/** The AssemblyScript entries by folder, and the name under which each module's bytes are exported. */
const modules = [
  { folder: 'src/kernels/simd', entry: 'k-means', name: 'kMeansModule' },
  { folder: 'src/kernels/simd', entry: 'silhouette', name: 'silhouetteModule' },
  { folder: 'src/base/simd', entry: 'sha256', name: 'sha256Module' },
  { folder: 'src/io/simd', entry: 'delimited', name: 'delimitedModule' },
];

/** Not spelled out where it is imported: the compiler's types declare globals of its own language. */
const compiler = 'assemblyscript/asc';

/**
 * @typedef {{
 *   main: (
 *     args: readonly string[],
 *     host: { writeFile: (name: string, contents: string | Uint8Array) => void },
 *   ) => Promise<{ error: Error | null, stderr: object }>,
 * }} Compiler
 */

const options = '-O3 --noAssert --enable simd --enable bulk-memory --runtime stub'.split(' ');

/** Compiles the SIMD kernels and writes them as TypeScript modules beside their sources. */
export async function buildWasm() {
  for (const { path, text } of await compileAll()) {
    if (readFileSync(path, { encoding: 'utf8', flag: 'a+' }) !== text) writeFileSync(path, text);
  }
}

/** Which of the modules in the repository are not what their sources compile to. */
export async function checkWasm() {
  const compiled = await compileAll();
  return compiled
    .filter(({ path, text }) => readFileSync(path, { encoding: 'utf8', flag: 'a+' }) !== text)
    .map(({ path }) => `${path} is not what its sources compile to: run node scripts/build-wasm.mjs`);
}

async function compileAll() {
  return Promise.all(
    modules.map(async ({ folder, entry, name }) => {
      const bytes = await compile(`${folder}/assembly/${entry}.ts`);
      return { path: join(projectRoot, folder, `${entry}-module.ts`), text: moduleText(entry, name, bytes) };
    }),
  );
}

/**
 * @param {string} entry
 * @returns {Promise<Buffer>}
 */
async function compile(entry) {
  /** @type {Compiler} */
  const { main } = await import(compiler);
  /** @type {Uint8Array | undefined} */
  let bytes;
  const { error, stderr } = await main(
    [entry, ...options, '--baseDir', projectRoot, '--outFile', 'kernel.wasm'],
    {
      writeFile: (_name, contents) => {
        if (typeof contents !== 'string') bytes = contents;
      },
    },
  );
  if (error !== null || bytes === undefined) throw new Error(`${entry} does not compile:\n${String(stderr)}`);
  return Buffer.from(bytes);
}

/**
 * @param {string} entry
 * @param {string} name
 * @param {Buffer} bytes
 */
function moduleText(entry, name, bytes) {
  return [
    `/** WebAssembly compiled from assembly/${entry}.ts by scripts/build-wasm.mjs, in base64: ${bytes.length} bytes. */`,
    `export const ${name} =`,
    `  '${bytes.toString('base64')}';`,
    '',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildWasm();
