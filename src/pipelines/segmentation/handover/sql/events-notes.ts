import { commentLine } from '../../../../io/sql/comment-line.ts';
import type { EventReading } from './event-reading.ts';
import { MOST_WORDS } from './word-tallies.ts';
import { MERGES_TABLE, MOST_INLINE_MERGES } from './kept-events.ts';

/** What must be known of the table of events, and what was decided for its reader. */
export function eventsNotes({
  dialect,
  imported,
  spelling,
  merges,
  names,
  referenceText,
  offsets,
  quality,
}: EventReading): readonly string[] {
  const notes = [
    'Reads the table events, one row for each event; its columns are named in "given" alone. Times are timestamps in UTC.',
    ...(dialect.inUtc === undefined
      ? []
      : [`Where they carry a zone or are text, run this first: ${dialect.inUtc}.`]),
    ...(imported === undefined
      ? ['event_row numbers the events and decides between events of the same moment.']
      : [
          `The columns are those of ${imported.fileName}. Rows that Strata rejected must not be in the table.`,
          'Of events of the same moment a visit comes before what is done in it.',
        ]),
    'NULL is unknown: an event without an order id is an order of its own; what cannot be known of a customer is NULL.',
    `Days are counted back from ${referenceText}; later events are left out. The time zone is written out as ${offsets.starts.length === 1 ? 'one offset' : `${offsets.starts.length} offsets with their beginnings`}, known up to five years after the last event.`,
    ...(spelling === 'folded'
      ? [
          'Customers go by their ids in small letters. A to Z are folded here; of other capitals those that the run has seen, which are among the merged ids.',
        ]
      : []),
    ...(merges.length === 0
      ? []
      : [
          merges.length > MOST_INLINE_MERGES
            ? `Merged ids (${merges.length}) are read from the table ${MERGES_TABLE}: past_id, canonical_id. Load customer_merges.csv into it.`
            : `Merged ids (${merges.length}) are written out in "merges", each with the id that its customer goes by.`,
        ]),
    ...(Object.values(names).some((words) => (words?.length ?? 0) > MOST_WORDS)
      ? [
          `Of words that are equally frequent with a customer Strata takes the one that came first; where there are more than ${MOST_WORDS}, the first in the alphabet is taken here.`,
        ]
      : []),
    ...(quality.dropRepeatedRows ? ['Copies of a row are judged by the columns that are read here.'] : []),
  ];
  return notes.map(commentLine);
}
