import type { AstNode, SourceFile } from './source-file.ts';

const entryPoints = /^src\/(?:main\.tsx|cli\/main\.ts|worker\/[\w-]+\.worker\.ts)$/;

/** Module-level `let` and `var`, and containers that start empty and so can only be there to be filled. */
export function moduleStateViolations(files: readonly SourceFile[]): readonly string[] {
  return files
    .filter(({ path }) => !entryPoints.test(path))
    .flatMap(({ path, text, topLevel }) =>
      topLevel
        .flatMap(declarationOf)
        .flatMap((declaration) => mutability(declaration, text))
        .map((what) => `${path} keeps module state: ${what}`),
    );
}

function declarationOf(statement: AstNode): readonly AstNode[] {
  const inner = statement.type === 'ExportNamedDeclaration' ? statement['declaration'] : statement;
  const node = inner as AstNode | null;
  return node?.type === 'VariableDeclaration' && node['declare'] !== true ? [node] : [];
}

function mutability(declaration: AstNode, text: string): readonly string[] {
  if (declaration['kind'] !== 'const') return [`${String(declaration['kind'])} at module level`];
  return (declaration['declarations'] as readonly AstNode[])
    .filter(({ id, init }) => {
      const value = init as AstNode | null;
      return value !== null && isEmptyContainer(value) && !isReadonlyType(id as AstNode, text);
    })
    .map(() => 'an empty container at module level');
}

function isReadonlyType(name: AstNode, text: string): boolean {
  const annotation = name['typeAnnotation'] as AstNode | null | undefined;
  if (annotation === null || annotation === undefined) return false;
  return /^:\s*(?:readonly\b|Readonly)/.test(
    text.slice(Number(annotation['start']), Number(annotation['end'])),
  );
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
