import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { PlanEdits } from '../../src/io/edit-plan.ts';
import { hasSharedData, sharedData } from '../shared-data.ts';
import { importOf as importBytes } from './read-file.ts';
import type { Outcome } from './read-file.ts';

interface Expectation {
  readonly outcome: string;
  readonly rows?: number | string;
  readonly rows_rejected?: number | string;
  readonly customers?: number | string;
  readonly amount_sum?: number;
  readonly negative_rows?: number;
  readonly first_date?: string | null;
  readonly last_date?: string | null;
}

interface HostileFile {
  readonly file: string;
  readonly what: string;
  readonly expect: Expectation;
}

const files: readonly HostileFile[] = hasSharedData
  ? (JSON.parse(readFileSync(sharedData('hostile/manifest.json'), 'utf8')) as { files: HostileFile[] }).files
  : [];

const cases = files.map((file) => [file.file.slice('files/'.length), file] as const);

/** Tables of events and customers; links between ids are read as histories, and what conversations and persons say to each other is not read. */
const tables = cases.filter(([name]) => /^[abcdex]/.test(name) || /^f(?:.*events|08)/.test(name));

describe.skipIf(!hasSharedData)('hostile tables', () => {
  test.each(tables)('%s is read as stated', async (name, { expect: expected }) => {
    const outcome = await importOf(name);
    if (expected.outcome === 'reject') {
      expect(outcome.kind).toBe('refused');
      return;
    }
    if (outcome.kind === 'refused') {
      expect(expected.outcome === 'reject_or_warn' || expected.rows === '0 to 1', outcome.message).toBe(true);
      return;
    }
    const { plan, report, ids } = outcome;
    const day = (ms: number | undefined): string => new Date(ms!).toISOString().slice(0, 10);
    const told = report.warnings.length + report.rejected.length + plan.needsChoice.length;
    if (typeof expected.rows === 'number') expect(report.valid).toBe(expected.rows);
    if (typeof expected.rows_rejected === 'number')
      expect(report.read - report.valid).toBe(expected.rows_rejected);
    if (typeof expected.customers === 'number') expect(ids.length).toBe(expected.customers);
    if (expected.amount_sum !== undefined) expect(report.amountSum).toBeCloseTo(expected.amount_sum, 4);
    if (typeof expected.first_date === 'string') expect(day(report.firstTime)).toBe(expected.first_date);
    if (typeof expected.last_date === 'string') expect(day(report.lastTime)).toBe(expected.last_date);
    if (expected.negative_rows !== undefined)
      expect(outcome.events?.amount.filter((amount) => amount < 0)).toHaveLength(expected.negative_rows);
    const quiet = expected.outcome === 'accept';
    if (!quiet && !expected.outcome.startsWith('accept_or')) expect(told).toBeGreaterThan(0);
    expect(report.read).toBe(report.valid + report.rejected.reduce((sum, { count }) => sum + count, 0));
    expect(Number.isFinite(report.amountSum)).toBe(true);
  });

  test.each(cases)('%s is read or refused, with nothing but finite numbers', async (name) => {
    const before = Object.keys(Object.prototype).length;
    const outcome = await importOf(name);
    if (outcome.kind === 'read') expect(Number.isFinite(outcome.report.amountSum)).toBe(true);
    else expect(outcome.message).toMatch(/\w{3}.*\./);
    const shown = JSON.stringify(outcome.kind === 'read' ? outcome.preview : outcome);
    expect(shown).not.toMatch(/\[object Object\]/);
    expect(Object.keys(Object.prototype)).toHaveLength(before);
  });

  /** A conversation is a row here; what its messages say to each other is not read. */
  const conversations = { g01: 1, g02: 2, g05: 7, g07: 13 } as const;

  test.each(Object.entries(conversations))('each conversation of %s is one row', async (group, count) => {
    const [name] = cases.find(([each]) => each.startsWith(group))!;
    expect(await importOf(name)).toMatchObject({ report: { valid: count } });
  });

  test('what is no conversation is set aside with a reason, and one given three times is told', async () => {
    const odd = await importOf('g04_odd_parts.json');
    expect(odd).toMatchObject({ kind: 'read', report: { read: 6, valid: 3 } });
    const thrice = await importOf('g08_duplicate_conversations.json');
    expect(thrice.kind === 'read' && thrice.report.warnings.map(({ code }) => code)).toEqual([
      'repeated-rows',
    ]);
  });

  /** What the manifest gives in words: the least and the most. */
  test.each([
    ['c05_not_numbers.csv', { valid: [45, 47], rejected: [13, 15] }],
    ['c08_missing_ids.csv', { rejected: [2, 8], ids: [12, 12] }],
    ['c10_duplicate_rows.csv', { valid: [80, 80], copies: [20, 20], ids: [12, 12] }],
    ['c23_long_strings.csv', { valid: [60, 60], ids: [12, 13] }],
    ['d07_truncated_in_quotes.csv', { valid: [28, 31] }],
    ['h04_persons_traps.csv', { valid: [12, 12], ids: [12, 12] }],
  ] as const)('%s has as many rows and ids as stated', async (name, ranges) => {
    const outcome = await importOf(name);
    if (outcome.kind === 'refused') throw new Error(outcome.message);
    const { report, ids } = outcome;
    const counts = {
      valid: report.valid,
      rejected: report.read - report.valid,
      copies: report.repeatedRows,
      ids: ids.length,
    };
    for (const [what, [least, most]] of Object.entries(ranges)) {
      expect(counts[what as keyof typeof counts], what).toBeGreaterThanOrEqual(least);
      expect(counts[what as keyof typeof counts], what).toBeLessThanOrEqual(most);
    }
  });

  test.each(['h01_all_identical.csv', 'h02_all_empty.csv', 'h05_one_character_names.csv'])(
    '%s, names without any number, is refused as no table of customers',
    async (name) => {
      const outcome = await importOf(name);
      expect(outcome.kind === 'refused' && outcome.message).toMatch(/No column of numbers/);
    },
  );

  test('amounts that are formulas without values are told once, and none of them is read as 0', async () => {
    const outcome = await importOf('x05_formulas_no_cache.xlsx');
    if (outcome.kind === 'refused') throw new Error(outcome.message);
    expect(outcome.report.warnings.map(({ code }) => code)).toEqual(['formulas-without-values']);
    expect(outcome.events?.amount.filter((amount) => amount === 0)).toHaveLength(0);
  });

  test('a birth date is not the time of an event', async () => {
    const outcome = await importOf('h04_persons_traps.csv');
    expect(outcome).toMatchObject({ kind: 'read', plan: { kind: 'customers' } });
  });

  test('times of conversations written in several ways are read as far as they can be, and told', async () => {
    const outcome = await importOf('g05_times.json', {
      kind: 'events',
      map: { customer: 'id', time: 'create_time' },
    });
    if (outcome.kind === 'refused') throw new Error(outcome.message);
    const { report, events } = outcome;
    expect([...events!.time]).toEqual([1_700_000_000_000, 1_700_000_000_000, 1_700_000_000_000]);
    expect(report.rejected.map(({ reason, count }) => [reason, count])).toEqual([
      ['bad-time', 3],
      ['missing-time', 1],
    ]);
    expect(report.warnings.map(({ code }) => code)).toEqual(['mixed-time-formats', 'mixed-epochs']);
  });

  const disguises = tables.filter(([, { expect: expected }]) => {
    const { rows, amount_sum: sum, first_date: first } = expected;
    return rows === 60 && sum === 83_934.93 && first === '2023-01-05';
  });

  test.each(disguises)('%s holds the events of the reference table', async (name) => {
    expect(eventsOf(await importOf(name))).toEqual(eventsOf(await importOf('a01_plain_utf8_lf.csv')));
  });

  test('day and month that cannot be told apart are asked about', async () => {
    const outcome = await importOf('b05_ambiguous.csv');
    expect(outcome.kind === 'read' && outcome.plan.needsChoice).toEqual([
      {
        setting: 'time-order',
        chosen: 'day-first',
        alternatives: ['month-first'],
        required: true,
        message: expect.stringContaining('date'),
      },
    ]);
  });

  test('missing ids in eight spellings are no customer', async () => {
    const outcome = await importOf('c08_missing_ids.csv');
    expect(outcome.kind === 'read' && outcome.report.rejected[0]).toMatchObject({
      reason: 'missing-customer',
      count: 7,
    });
    expect(outcome.kind === 'read' && outcome.plan.needsChoice[0]?.setting).toBe('missing-ids');
  });

  test('amounts that are no numbers are listed with their rows', async () => {
    const outcome = await importOf('c05_not_numbers.csv');
    expect(
      outcome.kind === 'read' && outcome.report.rejected.reduce((sum, { count }) => sum + count, 0),
    ).toBe(15);
  });

  test.each([
    ['c11_same_event_id_other_amount.csv', 'repeated-event-ids'],
    ['c19_mixed_currencies.csv', 'mixed-currencies'],
    ['c20_symbols_mixed.csv', 'mixed-currencies'],
    ['c10_duplicate_rows.csv', 'repeated-rows'],
    ['c07_overflow_sum.csv', 'huge-amounts'],
    ['c04_unicode_minus.csv', 'typographic-minus'],
    ['b19_implausible_dates.csv', 'implausible-times'],
    ['b26_mixed_formats.csv', 'mixed-time-formats'],
    ['a25_backslash_escapes.csv', 'backslash-quotes'],
    ['a37_ragged_long.csv', 'long-rows'],
    ['c31_recency_table_negative.csv', 'impossible-values'],
    ['d07_truncated_in_quotes.csv', 'open-quote'],
    ['d13_nul_bytes.csv', 'control-characters'],
    ['d14_invalid_utf8.csv', 'assumed-encoding'],
  ])('%s is imported with the warning %s', async (name, code) => {
    const outcome = await importOf(name);
    expect(outcome.kind === 'read' && outcome.report.warnings.map((warning) => warning.code)).toContain(code);
  });

  test.each([
    ['d31_html_error_page.csv', /web page/],
    ['d08_truncated.csv.gz', /too early/],
    ['d22_gzip_bomb.csv.gz', /size/],
    ['d25_ole_encrypted.xlsx', /old format|password/],
    ['c29_all_amounts_invalid.csv', /amount/],
    ['d01_empty.csv', /empty/],
    ['d16_truncated.json', /too early/],
    ['d17_deep.json', /500 levels/],
    ['d20_wide_commas.csv', /at most 4,096/],
    ['d23_xml_entities.xlsx', /document type/],
    ['d28_empty.zip', /empty/],
    ['b20_month_only.csv', /months without days/],
  ])('%s is refused with a message that says why', async (name, message) => {
    const outcome = await importOf(name);
    expect(outcome.kind === 'refused' && outcome.message).toMatch(message);
  });
});

/** Customer, day and amount of each event, in order. */
function eventsOf(outcome: Outcome): readonly string[] {
  if (outcome.kind === 'refused' || outcome.events === undefined) return [];
  const { customer, customerIds, time, amount } = outcome.events;
  return Array.from(
    customer,
    (code, i) => `${customerIds[code]!} ${new Date(time[i]!).toISOString().slice(0, 10)} ${amount[i]!}`,
  );
}

function importOf(name: string, edits: PlanEdits = {}): Promise<Outcome> {
  return importBytes(new Uint8Array(readFileSync(sharedData(`hostile/files/${name}`))), name, edits);
}
