import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { parseSync } from 'vite';
import { projectRoot } from '../../scripts/project-root.mjs';

/** One import, export-from or dynamic import of a module. */
export interface ImportEdge {
  /** As written: `./lloyd.ts`, `zod`, `node:fs`. */
  readonly specifier: string;
  /** Path of the imported file from the project's root; undefined for packages. */
  readonly target: string | undefined;
  /** True when the edge vanishes with the types. */
  readonly typeOnly: boolean;
  /** True for `export … from`. */
  readonly reExport: boolean;
}

/** A module of the project as the rules see it. */
export interface SourceFile {
  /** Path from the project's root, with slashes: `src/kernels/lloyd.ts`. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly ImportEdge[];
  readonly nodes: readonly AstNode[];
  readonly topLevel: readonly AstNode[];
}

/** A node of the syntax tree; its further fields depend on its type. */
export interface AstNode {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** Sources of WebAssembly: another language, held to its bytes by `npm run check`. */
const assembly = /\/simd\/assembly$/;

/** Every TypeScript module under src/. */
export function readSources(): readonly SourceFile[] {
  const root = join(projectRoot, 'src');
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .filter((entry) => !assembly.test(entry.parentPath.split(sep).join('/')))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => sourceFile(relative(projectRoot, file).split(sep).join('/'), readFileSync(file, 'utf8')));
}

/** Parses one module. Throws when its syntax is wrong. */
export function sourceFile(path: string, text: string): SourceFile {
  const { program, module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const edge = (specifier: string, typeOnly: boolean, reExport: boolean): ImportEdge => ({
    specifier,
    target: specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : undefined,
    typeOnly,
    reExport,
  });
  const imports = [
    ...module.staticImports.map(({ moduleRequest, entries }) =>
      edge(moduleRequest.value, entries.length > 0 && entries.every(({ isType }) => isType), false),
    ),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, isType }) =>
        moduleRequest === null ? [] : [edge(moduleRequest.value, isType, true)],
      ),
    ),
    ...module.dynamicImports.map(({ moduleRequest }) =>
      edge(text.slice(moduleRequest.start + 1, moduleRequest.end - 1), false, false),
    ),
  ];
  const root = asNode(program);
  return { path, text, imports, nodes: allNodes(root), topLevel: childNodes(root['body']) };
}

function asNode(value: unknown): AstNode {
  return value as AstNode;
}

function allNodes(root: AstNode): readonly AstNode[] {
  const found: AstNode[] = [];
  const open: AstNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    found.push(node);
    for (const field of Object.values(node)) open.push(...childNodes(field));
  }
  return found;
}

function childNodes(field: unknown): readonly AstNode[] {
  if (Array.isArray(field)) return field.flatMap((item: unknown) => childNodes(item));
  const isNode =
    typeof field === 'object' && field !== null && 'type' in field && typeof field.type === 'string';
  return isNode ? [asNode(field)] : [];
}
