/** Prints a measured figure beside the test results; nothing is asserted on it. */
export function printFigure(words: string): void {
  process.stdout.write(`  · ${words}\n`);
}
