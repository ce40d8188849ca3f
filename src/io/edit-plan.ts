import { InputError } from '../base/input-error.ts';
import { columnNamed } from './column-names.ts';
import { decimalChoice, decimalOf, openMarkOf } from './decimal-mark.ts';
import { EVENT_ROLES, sourceText } from './import-plan.ts';
import type {
  ColumnRef,
  ColumnSource,
  DecimalMark,
  EventMapping,
  EventRole,
  ImportPlan,
  OpenChoice,
} from './import-plan.ts';
import { numberIndexes } from './number-roles.ts';
import { chooseTimeReading, monthWarning, withTimeWarnings } from './choose-time-reading.ts';
import { type TimeReading, withOrder } from './date-format.ts';
import type { TablePreview } from './preview-table.ts';

/** A user's corrections of a plan; what is absent stays as guessed. */
export interface PlanEdits {
  readonly kind?: ImportPlan['kind'];
  /** Role → column name, `A*B` (amount only), or '' to leave the role out. */
  readonly map?: Readonly<Partial<Record<EventRole, string>>>;
  /** Names of the feature columns (kind customers). */
  readonly features?: readonly string[];
  /** Name of the id column (kind customers); '' for none. */
  readonly id?: string;
  /** Name of the column of known classes; '' for none. */
  readonly truth?: string;
  readonly decimal?: DecimalMark;
  /** Of files and of a lookup whose numbers do not show it, where those of the first file do. */
  readonly decimalBeside?: DecimalMark;
  readonly timeOrder?: TimeReading['order'];
  readonly monthOnly?: TimeReading['monthOnly'];
  readonly repair?: ImportPlan['repair'];
  readonly zoneOffsetMinutes?: number;
  readonly missingIds?: readonly string[];
  /** Which part of the file was shown when the edits were made; the question which is then answered. */
  readonly part?: string;
}

/**
 * The preview's plan with corrections. Choices that an edit answers are no longer open. Throws {@link InputError} naming
 * the option and the columns there are when a column is not found. O(columns).
 */
export function editPlan(preview: TablePreview, edits: PlanEdits): ImportPlan {
  const { plan } = preview;
  const { openMark, ...known } = plan;
  const mapping = edits.map === undefined ? plan.mapping : editMapping(plan, edits.map);
  const timeColumn = mapping.time?.kind === 'column' ? preview.columns[mapping.time.index] : undefined;
  const moved = edits.map?.time !== undefined && timeColumn !== undefined;
  const timed = moved ? chooseTimeReading(timeColumn, preview.sampleRows) : undefined;
  const reading = timed?.reading ?? plan.time;
  const kind = edits.kind ?? plan.kind;
  const answered = new Set<string>();
  if (edits.decimal !== undefined) answered.add('decimal-mark');
  if (edits.timeOrder !== undefined || moved) answered.add('time-order');
  if (edits.monthOnly !== undefined || moved) answered.add('month-only');
  if (edits.repair !== undefined) answered.add('repair');
  if (edits.missingIds !== undefined) answered.add('missing-ids');
  if (edits.kind !== undefined) answered.add('kind');
  if (plan.needsChoice.some(({ setting, chosen }) => setting === 'part' && chosen === edits.part))
    answered.add('part');
  const customers = editCustomers(plan, edits);
  const remapped = edits.decimal === undefined && (edits.map ?? edits.features ?? edits.kind) !== undefined;
  const used = kind === 'events' ? numberIndexes(mapping) : customers.features;
  const mark = remapped ? decimalOf(preview.columns, used) : undefined;
  const decimal = edits.decimal ?? mark?.mark ?? plan.decimal;
  if (mark !== undefined) answered.add('decimal-mark');
  const open = plan.needsChoice.filter((choice) => !answered.has(choice.setting));
  return {
    ...known,
    ...(remapped ? openMarkOf(preview.columns, used) : {}),
    ...(remapped || edits.decimal !== undefined || openMark === undefined ? {} : { openMark }),
    kind,
    mapping,
    amountRequired: mapping.amount !== undefined && mapping.type === undefined,
    customers,
    decimal,
    time: {
      ...(edits.timeOrder === undefined ? reading : withOrder(reading, edits.timeOrder)),
      ...(edits.monthOnly === undefined ? {} : { monthOnly: edits.monthOnly }),
      ...(edits.zoneOffsetMinutes === undefined ? {} : { zoneOffsetMinutes: edits.zoneOffsetMinutes }),
    },
    missingIds: edits.missingIds ?? plan.missingIds,
    warnings: (timed === undefined ? plan.warnings : withTimeWarnings(plan.warnings, timed))
      .filter(({ code }) => code !== 'totals' || edits.missingIds === undefined)
      .map((warning) =>
        warning.code === 'month-only-times' && edits.monthOnly !== undefined
          ? monthWarning(sourceText(mapping.time), edits.monthOnly)
          : warning,
      ),
    needsChoice: [
      ...open,
      ...(mark?.open === true ? [decimalChoice(decimal)] : []),
      ...asked(timed?.choices ?? [], edits),
    ],
  };
}

/** The questions that the edits do not answer themselves. */
function asked(choices: readonly OpenChoice[], edits: PlanEdits): readonly OpenChoice[] {
  return choices.filter(({ setting }) =>
    setting === 'time-order' ? edits.timeOrder === undefined : edits.monthOnly === undefined,
  );
}

/** The column that a user means: by its exact name, else without regard to case and blanks. Throws {@link InputError}. */
export function findColumn(header: readonly string[], name: string, option: string, file: string): ColumnRef {
  const index = columnNamed(header, name);
  if (index >= 0) return { kind: 'column', index, name: header[index]! };
  const shown = header.slice(0, 30).join(', ');
  throw new InputError({
    file,
    field: option,
    message: `There is no column “${name}”.`,
    remedy: `The columns are: ${shown}${header.length > 30 ? ', …' : ''}.`,
  });
}

function editMapping(plan: ImportPlan, map: Readonly<Partial<Record<EventRole, string>>>): EventMapping {
  const mapping: Partial<Record<EventRole, ColumnSource>> = { ...plan.mapping };
  for (const role of EVENT_ROLES) {
    const name = map[role];
    if (name === undefined) continue;
    delete mapping[role];
    if (name.trim() === '') continue;
    const source = findSource(plan, role, name);
    for (const other of EVENT_ROLES) {
      const held = mapping[other];
      const sameColumn = held?.kind === 'column' && source.kind === 'column' && held.index === source.index;
      if (sameColumn && map[other] === undefined) delete mapping[other];
    }
    mapping[role] = source;
  }
  return mapping;
}

function findSource(plan: ImportPlan, role: EventRole, name: string): ColumnSource {
  const option = `map ${role}`;
  const factors = name.split('*');
  if (plan.header.includes(name) || factors.length === 1)
    return findColumn(plan.header, name, option, plan.fileName);
  if (role !== 'amount' || factors.length !== 2) {
    throw new InputError({
      file: plan.fileName,
      field: option,
      message: `“${name}” is no column and no product of two columns.`,
      remedy: 'Only the amount may be a product, of two columns, such as Quantity*UnitPrice.',
    });
  }
  return {
    kind: 'product',
    left: findColumn(plan.header, factors[0]!.trim(), option, plan.fileName),
    right: findColumn(plan.header, factors[1]!.trim(), option, plan.fileName),
  };
}

function editCustomers(plan: ImportPlan, edits: PlanEdits): ImportPlan['customers'] {
  const find = (name: string, option: string): number =>
    findColumn(plan.header, name, option, plan.fileName).index;
  const id = edits.id === undefined ? plan.customers.id : edits.id === '' ? undefined : find(edits.id, 'id');
  const label =
    edits.truth === undefined
      ? plan.customers.label
      : edits.truth === ''
        ? undefined
        : find(edits.truth, 'truth');
  const guessed = plan.customers.features.filter((index) => index !== id && index !== label);
  const features =
    edits.features === undefined ? guessed : edits.features.map((name) => find(name, 'features'));
  return { features, ...(id === undefined ? {} : { id }), ...(label === undefined ? {} : { label }) };
}
