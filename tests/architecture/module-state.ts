import type { AstNode, SourceFile } from './source-file.ts';

const entryPoints = /^src\/(?:main\.tsx|cli\/main\.ts|worker\/[\w-]+\.worker\.ts)$/;

/** Module-level `let` and `var`, and containers that start empty and so can only be there to be filled. */
export function moduleStateViolations(files: readonly SourceFile[]): readonly string[] {
  return files
    .filter(({ path }) => !entryPoints.test(path))
    .flatMap(({ path, topLevel }) =>
      topLevel
        .flatMap(declarationOf)
        .flatMap(mutability)
        .map((what) => `${path} keeps module state: ${what}`),
    );
}

function declarationOf(statement: AstNode): readonly AstNode[] {
  const inner = statement.type === 'ExportNamedDeclaration' ? statement['declaration'] : statement;
  const node = inner as AstNode | null;
  return node?.type === 'VariableDeclaration' && node['declare'] !== true ? [node] : [];
}

function mutability(declaration: AstNode): readonly string[] {
  if (declaration['kind'] !== 'const') return [`${String(declaration['kind'])} at module level`];
  return (declaration['declarations'] as readonly AstNode[])
    .map(({ init }) => init as AstNode | null)
    .filter((init) => init !== null && isEmptyContainer(init))
    .map(() => 'an empty container at module level');
}

function isEmptyContainer(init: AstNode): boolean {
  if (init.type === 'ArrayExpression') return (init['elements'] as readonly unknown[]).length === 0;
  if (init.type === 'ObjectExpression') return (init['properties'] as readonly unknown[]).length === 0;
  const name = (init['callee'] as AstNode | undefined)?.['name'];
  const isCollection = /^(?:Map|Set|WeakMap|WeakSet|Array)$/.test(String(name));
  return (
    init.type === 'NewExpression' && isCollection && (init['arguments'] as readonly unknown[]).length === 0
  );
}
