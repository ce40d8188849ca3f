import { countText, countedText } from '../../../../base/number-text.ts';
import { type Prose, given, joined, prose } from '../../explanation/prose.ts';
import { amount, count } from '../../explanation/quantities.ts';
import { respelledText } from '../../respelled-text.ts';
import type { CountedRows, ResultDocument } from '../../result-document.ts';
import { type Block, type Section, type Table, numbers, texts } from '../blocks.ts';
import type { ReportInput } from '../report-input.ts';
import { cell } from './cells.ts';

/** What came in, what was left out and why, and the totals that every stage hands on. */
export function dataSection({ result }: ReportInput): Section {
  const { funnel, warnings, identity } = result;
  return {
    id: 'data',
    title: ['Data'],
    newPage: true,
    blocks: [
      { kind: 'lead', text: leadText(result) },
      { kind: 'facts', facts: totalFacts(result) },
      { kind: 'table', table: funnelTable(result) },
      ...leftOut('Rows that were rejected', funnel.rejected),
      ...leftOut('Rows that were set aside', funnel.quarantined),
      ...(identity === null ? [] : identityBlocks(identity)),
      ...mappingBlocks(result.mapping),
      ...warningBlocks(warnings),
    ],
  };
}

function leadText({ funnel, totals, config }: ReportInput['result']): Prose {
  const what = SOURCES[config.source.kind];
  return prose`${count(funnel.kept)} of ${count(funnel.read)} rows of ${what} were kept; they hold ${countedText(totals.customers, 'customer')}.`;
}

const SOURCES: Readonly<Record<string, string>> = {
  synthetic: 'synthetic events',
  events: 'an events file',
  customers: 'a customer table',
};

function totalFacts({ totals }: ReportInput['result']) {
  const { events, customers, revenue, refunds, firstDay, lastDay } = totals;
  return [
    { term: 'Customers', value: [count(customers)] },
    {
      term: 'Events',
      value: [events === 0 ? '—' : count(events)],
      ...(events === 0 && { note: ['the data are no events'] }),
    },
    {
      term: 'Revenue, net of refunds',
      value: [amount(revenue)],
      note: [revenue === null ? 'the data hold no amounts' : 'in the currency of the data'],
    },
    { term: 'Refunds', value: [amount(refunds)] },
    {
      term: 'Days',
      value: [firstDay ?? '—'],
      note: [lastDay === null ? 'the data hold no times' : `to ${lastDay}`],
    },
  ];
}

function funnelTable({ funnel }: ReportInput['result']): Table {
  const { read, parsed, valid, kept } = funnel;
  const steps: readonly (readonly [string, number, number])[] = [
    ['Read', read, read],
    ['Parsed', parsed, read],
    ['Valid', valid, parsed],
    ['Kept', kept, valid],
  ];
  return {
    caption: ['Rows from file to analysis'],
    columns: [texts('Step'), numbers('Rows'), numbers('Left out here')],
    rows: steps.map(([name, rows, before]) => [cell(name), cell(count(rows)), cell(count(before - rows))]),
  };
}

function leftOut(title: string, reasons: readonly CountedRows[]): readonly Block[] {
  if (reasons.length === 0) return [];
  return [
    {
      kind: 'table',
      table: {
        caption: [title],
        columns: [texts('Reason'), numbers('Rows'), texts('First of them')],
        rows: reasons.map(({ reason, count: rows, firstRows }) => [
          cell(given(reason)),
          cell(count(rows)),
          cell(firstRows.slice(0, 5).join(', ')),
        ]),
      },
    },
  ];
}

const SHOWN_ISSUES = 10;

function identityBlocks({
  rawIds,
  customers,
  mergeRows,
  merged,
  respelled,
  issues,
}: NonNullable<ResultDocument['identity']>): readonly Block[] {
  const rest = issues.length - SHOWN_ISSUES;
  return [
    {
      kind: 'text',
      text: prose`${countedText(rawIds, 'id')} became ${countedText(customers, 'customer')}: ${count(merged)} ids were joined to another by ${countedText(mergeRows, 'row')} of merge history${respelled === undefined ? '' : ` and by spelling, which does not count: ${respelledText(respelled)}`}. Events, revenue and refunds are the same before and after.`,
    },
    ...(issues.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            table: {
              caption: [
                `What is odd about the merge history${rest > 0 ? `: the first ${countText(SHOWN_ISSUES)} of ${countText(issues.length)}` : ''}`,
              ],
              columns: [texts('Issue'), texts('Path'), texts('What was done')],
              rows: issues
                .slice(0, SHOWN_ISSUES)
                .map(({ message, path, action }) => [
                  cell(given(message)),
                  cell(pathText(path)),
                  cell(given(action)),
                ]),
            },
          },
        ]),
  ];
}

const SHOWN_PATH = 6;

function pathText(path: readonly string[]): Prose {
  const shown = path.slice(0, SHOWN_PATH).map(given);
  return joined(path.length > SHOWN_PATH ? [...shown, '…'] : shown, ' → ');
}

function mappingBlocks(mapping: ResultDocument['mapping']): readonly Block[] {
  const roles = Object.entries(mapping);
  if (roles.length === 0) return [];
  return [
    {
      kind: 'table',
      table: {
        caption: ['Columns of the file and what they were read as'],
        columns: [texts('Read as'), texts('Column')],
        rows: roles.map(([role, column]) => [cell(given(role)), cell(given(column))]),
      },
    },
  ];
}

function warningBlocks(warnings: ResultDocument['warnings']): readonly Block[] {
  if (warnings.length === 0) return [];
  return [
    { kind: 'heading', text: ['Warnings'] },
    { kind: 'list', items: warnings.map(({ message }) => [given(message)]) },
  ];
}
