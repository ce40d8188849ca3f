import { countText } from '../../../base/number-text.ts';
import { EVENT_ROLES, type EventMapping, type EventRole } from '../../../io/import-plan.ts';
import { columnNames } from './column-names.ts';
import type { ColumnNames, ModelDocument } from './model-document.ts';

/** New data, as far as they may be read otherwise than those of the run. */
export interface AppliedTo {
  /** Rows of the merge history that is given with them. */
  readonly mergeRows: number;
  /** Which columns of events are read as what; undefined for a table of customers. */
  readonly mapping: EventMapping | undefined;
}

/** What makes the segments of new customers doubtful, whatever their values. O(roles). */
export function applyWarnings(
  { trained: { mergedIds = 0, columns = {} } }: Pick<ModelDocument, 'trained'>,
  { mergeRows, mapping }: AppliedTo,
): readonly string[] {
  const warnings = mapping === undefined ? [] : otherColumns(columns, columnNames(mapping));
  if (mergedIds === 0 || mergeRows > 0) return warnings;
  const ids = mergedIds === 1 ? '1 id was' : `${countText(mergedIds)} ids were`;
  return [
    ...warnings,
    `In the run of the model ${ids} counted under another by a merge history, and none is given with these data: whoever has several ids is several customers here, each with a part of the events. Give the merge history too.`,
  ];
}

function otherColumns(known: ColumnNames, now: ColumnNames): string[] {
  return EVENT_ROLES.flatMap((role) => {
    const [before, after] = [known[role], now[role]];
    if (before === undefined || before.trim().toLowerCase() === after?.trim().toLowerCase()) return [];
    return after === undefined
      ? [
          `The run of the model read “${before}” as ${WORDS[role]}, and no column of these data is read as that.`,
        ]
      : [
          `The run of the model read “${before}” as ${WORDS[role]}, and “${after}” is read as that here. Choose another column if they do not mean the same.`,
        ];
  });
}

const WORDS: Readonly<Record<EventRole, string>> = {
  customer: 'the id of the customer',
  time: 'the time',
  amount: 'the amount',
  type: 'the kind of event',
  order: 'the id of the order',
  category: 'the category',
  device: 'the device',
  quantity: 'the quantity',
  discount: 'the discount',
  channel: 'the channel',
};
