/** A comment to the end of the line; whatever might end it sooner, or hide in it, becomes a space. O(length). */
export function commentLine(text: string): string {
  const inert = text
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ')
    .replaceAll('*/', '* /')
    .replaceAll('/*', '/ *')
    .replaceAll('${', '$ {');
  return `-- ${inert}`.trimEnd();
}
