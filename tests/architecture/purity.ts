import type { AstNode, SourceFile } from './source-file.ts';

const pureFolders = /^src\/(?:base|kernels|io|engine|pipelines)\//;

/** Engines differ in the last bit of these: src/base/portable-math.ts stands in for them. */
const roughMath = /^(?:log|log1p|log2|log10|exp|expm1|pow|a?(?:sin|cos|tan)h?|atan2|hypot|cbrt)$/;

const platform = new Set(
  'window document self globalThis navigator localStorage sessionStorage indexedDB location fetch performance crypto process Buffer console Intl Worker'.split(
    ' ',
  ),
);

/** Names whose answer depends on the time zone or the language of the machine. */
const localNames =
  /^(?:toLocale\w*|localeCompare|(?:get|set)(?:FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds|TimezoneOffset))$/;

/** Clocks, randomness, platforms, locales and arithmetic that is not portable, in the pure folders. */
export function purityViolations(files: readonly SourceFile[]): readonly string[] {
  return files
    .filter(({ path }) => pureFolders.test(path))
    .flatMap(({ path, nodes }) => {
      const own = new Set(nodes.flatMap(declaredNames));
      return nodes.flatMap((node) => impurity(node, own)).map((what) => `${path} may not use ${what}`);
    });
}

function impurity(node: AstNode, own: ReadonlySet<string>): readonly string[] {
  if (
    (node.type === 'BinaryExpression' || node.type === 'AssignmentExpression') &&
    isPower(node['operator'])
  ) {
    return ['**: engines differ in the last bit'];
  }
  if (node.type === 'NewExpression' && nameOf(node['callee']) === 'Date' && !hasOneArgument(node)) {
    return ['new Date() without one argument: it reads the clock or the time zone'];
  }
  if (node.type === 'CallExpression') return platformCall(node);
  return node.type === 'MemberExpression' ? impureMember(node, own) : [];
}

function impureMember(node: AstNode, own: ReadonlySet<string>): readonly string[] {
  const object = nameOf(node['object']);
  const property = nameOf(node['property']) ?? '';
  if (object === 'Math' && (roughMath.test(property) || property === 'random')) return [`Math.${property}`];
  if (object === 'Date' && property === 'now') return ['Date.now'];
  if (object !== undefined && platform.has(object) && !own.has(object) && !isZoneCheck(object, property))
    return [`${object}.${property}`];
  return localNames.test(property) ? [`.${property}: it depends on the machine's locale or time zone`] : [];
}

function platformCall(node: AstNode): readonly string[] {
  const callee = nameOf(node['callee']);
  const timers = /^(?:setTimeout|setInterval|setImmediate|queueMicrotask|fetch|postMessage|require)$/;
  return callee !== undefined && timers.test(callee) ? [`${callee}()`] : [];
}

/** Names of variables and parameters: `window` may be a stretch of bytes. */
function declaredNames(node: AstNode): readonly string[] {
  const places = node.type === 'VariableDeclarator' ? [node['id']] : node['params'];
  return Array.isArray(places) ? places.map(nameOf).filter((name) => name !== undefined) : [];
}

/** `Intl.DateTimeFormat` is the one way to know the time zones, which are data of the standard. */
function isZoneCheck(object: string, property: string): boolean {
  return object === 'Intl' && property === 'DateTimeFormat';
}

function isPower(operator: unknown): boolean {
  return operator === '**' || operator === '**=';
}

function hasOneArgument(node: AstNode): boolean {
  return Array.isArray(node['arguments']) && node['arguments'].length === 1;
}

function nameOf(node: unknown): string | undefined {
  const isIdentifier =
    typeof node === 'object' && node !== null && 'type' in node && node.type === 'Identifier';
  return isIdentifier && 'name' in node && typeof node.name === 'string' ? node.name : undefined;
}
