import { countText } from '../../../base/number-text.ts';
import type { EventSummary } from '../acquire/artifacts.ts';
import type { Notice } from '../notice.ts';
import { type FindRow, strayDates } from './stray-dates.ts';

/** What the user is told about events that are kept. O(days). */
export function qualityWarnings(kept: EventSummary, findRow: FindRow): readonly Notice[] {
  return [...repeatedRows(kept), ...strayDates(kept, findRow)];
}

function repeatedRows({ repeated }: EventSummary): Notice[] {
  if (repeated === 0) return [];
  const message = `${countText(repeated)} of the rows kept ${repeated === 1 ? 'is an exact copy of an earlier row' : 'are exact copies of earlier rows'}; copies set aside for another reason are not among them. “Drop repeated rows” leaves them out.`;
  return [{ code: 'repeated-rows', message }];
}
