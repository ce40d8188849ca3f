import { columnNamed } from './column-names.ts';
import { withOrder } from './date-format.ts';
import { decimalOf, openMarkOf } from './decimal-mark.ts';
import { editPlan, type PlanEdits } from './edit-plan.ts';
import {
  type ColumnRef,
  type ColumnSource,
  EVENT_ROLES,
  type EventMapping,
  type ImportPlan,
  sourceText,
} from './import-plan.ts';
import type { ImportWarning } from './import-report.ts';
import { numberIndexes, sourceIndexes } from './number-roles.ts';
import type { TablePreview } from './preview-table.ts';

/**
 * How a file with the lead's columns is read: cut as itself, mapped as the lead by name. Its dates and decimal marks are read
 * its own way where its own cells decide, else as the lead's. O(columns).
 */
export function planLike(lead: ImportPlan, preview: TablePreview, edits: PlanEdits): ImportPlan {
  const { plan } = preview;
  const { kind, amountRequired, missingIds } = lead;
  const width = preview.header.length;
  const map = Object.fromEntries(
    EVENT_ROLES.map((role) => [
      role,
      isBehind(lead.mapping[role], width) ? '' : sourceText(lead.mapping[role]),
    ]),
  );
  const edited = editPlan(preview, { map });
  const looked = Object.fromEntries(
    EVENT_ROLES.flatMap((role) => {
      const source = lead.mapping[role];
      return source !== undefined && isBehind(source, width) ? [[role, ownSource(source, preview)]] : [];
    }),
  );
  const mapping = { ...edited.mapping, ...looked };
  const asks = new Set(edited.needsChoice.map(({ setting }) => setting));
  const marked = preview.columns.some(({ decimals }) => decimals.point > 0 || decimals.comma > 0);
  const decided = !asks.has('time-order') && edited.time.open?.includes('month-first') !== true;
  const ownTime = edits.timeOrder === undefined && decided;
  const { order, open } = ownTime ? edited.time : lead.time;
  const monthNames = edited.time.monthNames === undefined ? {} : { monthNames: edited.time.monthNames };
  const { monthNames: _leadNames, ...leadTime } = lead.time;
  const ownMark = edits.decimal === undefined && marked;
  const used = decimalOf(preview.columns, numberIndexes(mapping)).mark;
  const { openMark: _, ...known } = plan;
  const numbers = ownMark ? openMarkOf(preview.columns, numberIndexes(mapping)) : openOf(lead);
  const isBorrowed =
    edits.timeOrder === undefined &&
    asks.has('time-order') &&
    lead.time.open?.includes('month-first') !== true &&
    !isBehind(lead.mapping.time, width);
  return {
    ...known,
    ...(isBorrowed ? { warnings: [...known.warnings, borrowedOrder(known, mapping, lead)] } : {}),
    ...numbers,
    kind,
    amountRequired,
    missingIds,
    mapping,
    decimal: ownMark ? (used ?? plan.decimal) : lead.decimal,
    time: isBehind(lead.mapping.time, width)
      ? lead.time
      : { ...withOrder(leadTime, order, open), ...monthNames, numbers: edited.time.numbers },
  };
}

/** The dates of a file that leave their order open are read in that of the lead, which is told. */
function borrowedOrder(
  { fileName }: Pick<ImportPlan, 'fileName'>,
  { time }: EventMapping,
  lead: ImportPlan,
): ImportWarning {
  const order = lead.time.order.replaceAll('-', ' ');
  return {
    code: 'time-order',
    message: `In “${sourceText(time)}” of ${fileName} day and month cannot be told apart; they are read ${order}, as in ${lead.fileName}. Choose the order where the files are imported if that is wrong, or run them with --read time-order=….`,
  };
}

function openOf({ openMark }: ImportPlan): Pick<ImportPlan, 'openMark'> {
  return openMark === undefined ? {} : { openMark };
}

/** A source that the lead has, with its own columns where this file has them. */
function ownSource(source: ColumnSource, { header }: TablePreview): ColumnSource {
  const own = (ref: ColumnRef): ColumnRef =>
    ref.index < header.length ? { ...ref, index: columnNamed(header, ref.name) } : ref;
  return source.kind === 'column'
    ? own(source)
    : { kind: 'product', left: own(source.left), right: own(source.right) };
}

/** Whether a source stands among the columns of the lookup. */
function isBehind(source: ColumnSource | undefined, width: number): boolean {
  return sourceIndexes(source).some((index) => index >= width);
}
