/** What is left out around ids: spaces and no-break spaces. */
export const ID_BLANKS = ' \u00a0';

/** What `trim` of ECMAScript leaves out around a text. */
export const WHITE_SPACE =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

/** White space, and characters that have no width: an id of these alone is none. */
export const NOTHING_SEEN = `${WHITE_SPACE}\u00ad\u200b\u200c\u200d\u200e\u200f\u2060`;

const AROUND_IDS = new RegExp(`^[${ID_BLANKS}]+|[${ID_BLANKS}]+$`, 'g');
const NO_ID = new RegExp(`^[${NOTHING_SEEN}]*$`);

/** An id without the blanks around it; '' when nothing but white space and characters without width is there. Tabs and line ends inside quotes stay. O(length). */
export function trimmedId(cell: string): string {
  const first = cell.charCodeAt(0);
  const last = cell.charCodeAt(cell.length - 1);
  if (first > 32 && first < 127 && last > 32 && last < 127) return cell;
  return NO_ID.test(cell) ? '' : cell.replace(AROUND_IDS, '');
}
