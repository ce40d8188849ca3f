import { decimalBesideChoice, isOpenDecimal } from './decimal-mark.ts';
import { editPlan, type PlanEdits } from './edit-plan.ts';
import { filesName, inFileOrder } from './file-order.ts';
import type { FileChoices, FileToFit } from './file-to-fit.ts';
import { fitOf } from './fit-file.ts';
import type { FilesTogether, ImportPlan, LookupBy, StoredPart } from './import-plan.ts';
import { joinedMarks } from './join-marks.ts';
import { joinedPreview } from './join-preview.ts';
import { leadOf, lookupOf } from './lead-file.ts';
import { planLike } from './plan-like.ts';
import type { FileFit, TablePreview } from './preview-table.ts';

/** How several files become one table. */
export interface FilesPlan {
  /** One of the files that are appended, though not always the first; its columns are those of all. */
  readonly lead: string;
  /** In the order of their names. */
  readonly fits: readonly { readonly id: string; readonly fit: FileFit }[];
  /** The lead's, with the columns of the lookup behind its own and corrections applied. */
  readonly preview: TablePreview;
  /** Ids and plans of the files that are appended, in order. */
  readonly appended: readonly { readonly id: string; readonly plan: ImportPlan }[];
  readonly lookup?: LookupBy & { readonly id: string };
}

/**
 * Settles which files make one table, whatever order they came in: those with the columns of the lead, by name, are appended;
 * one may be looked up in by a key; the rest is set aside with the reason. Undefined when no file can be read.
 * Throws `InputError` for corrections that do not fit. O(files · columns).
 */
export function planFiles(
  files: readonly FileToFit[],
  choices: FileChoices,
  edits: PlanEdits,
): FilesPlan | undefined {
  const ordered = inFileOrder(files);
  const lead = leadOf(ordered, choices);
  if (lead === undefined) return undefined;
  const lookup = lookupOf(ordered, lead, choices);
  const preview =
    lookup === undefined ? lead.preview : joinedPreview(lead.preview, lookup.file.preview, lookup.by);
  const edited = editPlan(preview, edits);
  const marks = joinedMarks({ ...preview, plan: edited }, lead.preview.header.length, edits);
  const plan =
    lookup === undefined ? edited : { ...(marks.isKnown ? withoutOpenMark(edited) : edited), ...marks.files };
  const isAsked = plan.needsChoice.some(({ setting }) => setting === 'decimal-mark');
  const unclear = lookup !== undefined && marks.isLookupOpen ? [lookup.file.name] : [];
  const appended: { readonly id: string; readonly plan: ImportPlan }[] = [];
  const fits = ordered.map((file) => {
    const fit = fitOf(file, { ordered, lead, lookup, plan });
    if (fit.kind === 'append' && file.preview !== undefined) {
      const own =
        file === lead ? { ...plan, header: lead.preview.header } : planLike(plan, file.preview, edits);
      const isOpen =
        file !== lead &&
        edits.decimal === undefined &&
        !isAsked &&
        isOpenDecimal(file.preview.columns, own.mapping);
      if (isOpen) unclear.push(file.name);
      const decimal = isOpen ? (edits.decimalBeside ?? own.decimal) : own.decimal;
      const isKnown = isOpen && edits.decimalBeside !== undefined;
      appended.push({ id: file.id, plan: { ...(isKnown ? withoutOpenMark(own) : own), decimal } });
    }
    return { id: file.id, fit };
  });
  return {
    lead: lead.id,
    fits,
    preview: { ...preview, plan: asking(plan, unclear, edits) },
    appended,
    ...(lookup === undefined
      ? {}
      : {
          lookup: {
            ...lookup.by,
            id: lookup.file.id,
            plan: { ...lookup.file.preview.plan, decimal: marks.lookup },
          },
        }),
  };
}

function withoutOpenMark(plan: ImportPlan): ImportPlan {
  const { openMark: _, ...known } = plan;
  return known;
}

/** The plan with the question how files are read whose numbers do not show their decimal mark. */
function asking(plan: ImportPlan, unclear: readonly string[], { decimalBeside }: PlanEdits): ImportPlan {
  if (unclear.length === 0 || decimalBeside !== undefined) return plan;
  return { ...plan, needsChoice: [...plan.needsChoice, decimalBesideChoice(plan.decimal, unclear)] };
}

/** The plan to read all files of a set by, when the bytes of each stand where `placeOf` says. O(files). */
export function planTogether(
  { preview, appended, lookup }: FilesPlan,
  placeOf: (id: string) => Pick<StoredPart, 'from' | 'to'>,
): ImportPlan {
  const { plan } = preview;
  const together: FilesTogether = {
    files: appended.map(({ id, plan: own }) => ({ ...placeOf(id), plan: own })),
    ...(lookup === undefined ? {} : { lookup: placed(lookup, placeOf) }),
  };
  return { ...plan, fileName: filesName(appended.map(({ plan: { fileName } }) => fileName)), together };
}

function placed(
  { id, ...by }: NonNullable<FilesPlan['lookup']>,
  placeOf: (id: string) => Pick<StoredPart, 'from' | 'to'>,
): FilesTogether['lookup'] & object {
  return { ...by, ...placeOf(id) };
}
