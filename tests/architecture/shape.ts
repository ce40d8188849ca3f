import type { SourceFile } from './source-file.ts';

const maxLines = 400;
const vagueNames = /(?:^|\/)(?:utils?|helpers?|common|misc)(?:\.tsx?$|\/)/;

/** Files that are too long, barrels, vague names, names that are not kebab-case, default exports. */
export function shapeViolations(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap(({ path, text, imports, topLevel }) => {
    const lines = text.trimEnd().split('\n').length;
    return [
      ...(lines > maxLines ? [`${path} has ${lines} lines, more than ${maxLines}`] : []),
      ...(/\/index\.tsx?$/.test(path) ? [`${path} is named like a barrel`] : []),
      ...(imports.some(({ reExport }) => reExport) ? [`${path} re-exports another module`] : []),
      ...(vagueNames.test(path) ? [`${path} has a name that says nothing`] : []),
      ...(/^[a-z0-9/.-]+$/.test(path) ? [] : [`${path} is not in kebab-case`]),
      ...(topLevel.some(({ type }) => type === 'ExportDefaultDeclaration')
        ? [`${path} has a default export`]
        : []),
    ];
  });
}
