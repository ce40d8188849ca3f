/** The text with A to Z as a to z and all else as it is. O(length). */
export function smallLetters(text: string): string {
  return text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
}
