import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/base/input-error.ts';
import { editPlan } from '../../src/io/edit-plan.ts';
import { createEventReader } from '../../src/io/event-reader.ts';
import { openTextRecords } from '../../src/io/pour-records.ts';
import { fed, importOf, previewBytes, readEvents, utf8 } from './read-file.ts';

function read(text: string): ReturnType<typeof readEvents> {
  const bytes = utf8(text);
  return readEvents(previewBytes(bytes, 'test.csv'), bytes);
}

test('numbers of days that would be Excel’s of before 1990 are told, since they may count from another day', () => {
  const codesOf = (first: number): readonly string[] => {
    const rows = Array.from({ length: 30 }, (_, i) => `c${i % 5},${first + 7 * i},${i + 1}.5`);
    const bytes = utf8(['customer_id,date,amount', ...rows, ''].join('\n'));
    return readEvents(previewBytes(bytes, 'days.csv'), bytes).report.warnings.map(({ code }) => code);
  };
  expect(codesOf(19_358)).toContain('early-serials');
  expect(codesOf(44_927)).not.toContain('early-serials');
});

describe('createEventReader', () => {
  test('rejects with reason, row number and example, and the funnel adds up', () => {
    const { table, report } = read(
      'customer_id,date,amount\n' +
        'a,2024-01-01,1.5\n,2024-01-02,2\nb,soon,3\nb,,3\n\nb,2024-01-05,much\nb,2024-01-06,\nb,2024-01-07\nb,2024-01-08,-4\n',
    );
    expect(
      report.rejected.map(({ reason, count, firstRows, examples }) => [reason, count, firstRows, examples]),
    ).toEqual([
      ['missing-customer', 1, [2], ['']],
      ['bad-time', 1, [3], ['soon']],
      ['missing-time', 1, [4], ['']],
      ['bad-amount', 1, [5], ['much']],
      ['missing-amount', 1, [6], ['']],
      ['ragged-row', 1, [7], ['b 2024-01-07']],
    ]);
    expect([report.read, report.parsed, report.valid]).toEqual([8, 7, 2]);
    expect(table).toMatchObject({ rows: 2, customerIds: ['a', 'b'], amount: new Float64Array([1.5, -4]) });
    expect([...table.sourceRow]).toEqual([1, 8]);
    expect([report.amountSum, report.negativeAmountSum]).toEqual([-2.5, -4]);
  });

  test('an amount beyond 1e15 counts as missing and is told with column and row, so that sums stay finite', () => {
    const { table, report } = read(
      'customer_id,date,amount\na,2024-01-01,5\nb,2024-01-02,1e308\nb,2024-01-03,1e308\na,2024-01-04,-1e15\n',
    );
    expect([...table.amount]).toEqual([5, NaN, NaN, -1e15]);
    expect(report.amountSum).toBe(5 - 1e15);
    expect(report.rejected).toEqual([]);
    expect(report.warnings).toEqual([
      {
        code: 'huge-amounts',
        message: expect.stringMatching(/^2 rows .*“amount” \(first: row 2, “1e308”\)/) as string,
      },
    ]);
  });

  test('a product that overflows counts as a missing amount too', () => {
    const { table, report } = read(
      'customer_id,date,quantity,unit_price\na,2024-01-01,2,1.25\nb,2024-01-02,3e200,4e200\n',
    );
    expect([...table.amount]).toEqual([2.5, NaN]);
    expect(report.warnings.map(({ message }) => message).join()).toContain('quantity * unit_price');
  });

  test('a date behind the rows looked at that has two readings is set aside, until the order is known', () => {
    const days = '2023-02-01\n'.repeat(5000) + '05/01/2023\n25/01/2023\n01/26/2023\n23-01-05\n2023-02-02';
    const bytes = utf8(`customer_id,amount,date\n${days.replaceAll(/^/gm, 'a,1,')}\n`);
    const preview = previewBytes(bytes, 'test.csv');
    const { table, report } = readEvents(preview, bytes);
    expect(report.rejected).toMatchObject([
      { reason: 'ambiguous-time', count: 2, firstRows: [5001, 5004], examples: ['05/01/2023', '23-01-05'] },
    ]);
    expect(Array.from(table.time.subarray(5000), (ms) => new Date(ms).toISOString().slice(0, 10))).toEqual([
      '2023-01-25',
      '2023-01-26',
      '2023-02-02',
    ]);
    const known = readEvents(preview, bytes, { timeOrder: 'month-first' });
    expect(new Date(known.table.time[5000]!).toISOString().slice(0, 10)).toBe('2023-05-01');
  });

  test('a number behind the rows looked at that has two readings is set aside, until the mark is known', () => {
    const numbers = '5\n'.repeat(5000) + '1.234\n1.5\n1,5\n1,234\n"1.234,5"\n0.125';
    const lines = numbers.replaceAll(/^(.*,5?.*)$/gm, (cell) => (cell.startsWith('"') ? cell : `"${cell}"`));
    const bytes = utf8(`customer_id,date,amount\n${lines.replaceAll(/^/gm, 'a,2024-01-01,')}\n`);
    const preview = previewBytes(bytes, 'test.csv');
    const { table, report } = readEvents(preview, bytes);
    expect(report.rejected).toMatchObject([
      { reason: 'ambiguous-amount', count: 2, firstRows: [5001, 5004], examples: ['1.234', '1,234'] },
    ]);
    expect([...table.amount.subarray(5000)]).toEqual([1.5, 1.5, 1234.5, 0.125]);
    const known = readEvents(preview, bytes, { decimal: ',' });
    expect(known.table.amount[5000]).toBe(1234);
  });

  test('a number with a type is not in doubt, a text with the other mark behind it is', async () => {
    const rows = '{"customer_id":"a","date":"2024-01-01","amount":5}\n'.repeat(5000);
    const late = ['1.234', '"1,234"', '"1,5"'].map(
      (amount) => `{"customer_id":"a","date":"2024-01-02","amount":${amount}}`,
    );
    const outcome = await importOf(utf8(`${rows}${late.join('\n')}\n`), 'test.jsonl');
    expect(outcome).toMatchObject({ kind: 'read' });
    if (outcome.kind !== 'read') return;
    expect([...outcome.events!.amount.subarray(5000)]).toEqual([1.234, 1.5]);
    expect(outcome.report.rejected).toMatchObject([{ reason: 'ambiguous-amount', examples: ['1,234'] }]);
  });

  test('per cent and texts decoded twice are told with all rows, also where none looked at has any', () => {
    const rows = 'a,2024-01-01,5\n'.repeat(5000);
    const { report } = read(`customer_id,date,amount\n${rows}a,2024-01-02,12%\nMÃ¼ller,2024-01-02,3 %\n`);
    expect(report.warnings.map(({ code, message }) => [code, message])).toEqual([
      ['repeated-rows', expect.anything()],
      ['percentages', '“amount” is written in per cent in 2 cells (first: row 5,001); 12% is read as 0.12.'],
      ['wrongly-decoded', expect.stringContaining('“MÃ¼ller” for “Müller”')],
    ]);
  });

  test('a typographic minus is read as one and told', () => {
    const { report } = read('customer_id,date,amount\na,2024-01-01,5\nb,2024-01-02,−3\nc,2024-01-03,–1\n');
    expect(report.amountSum).toBe(1);
    expect(report.warnings).toEqual([
      { code: 'typographic-minus', message: expect.stringMatching(/^2 amounts .*row 2/) as string },
    ]);
  });

  test('a dash for no cents is no minus', () => {
    const { report } = read('customer_id,date,amount\na,2024-01-01,5.–\nb,2024-01-02,1’000.–\n');
    expect(report).toMatchObject({ amountSum: 1005, warnings: [] });
  });

  test('cents are read as hundredths, beside dollars too, and told once', () => {
    const { report } = read(
      'customer_id,date,amount\na,2024-01-01,99¢\nb,2024-01-02,$1.50\nc,2024-01-03,1¢\n',
    );
    expect(report.amountSum).toBeCloseTo(2.5, 12);
    expect(report.warnings).toEqual([
      { code: 'cents', message: expect.stringContaining('hundredths') as string },
    ]);
  });

  test('an id of characters without width is missing', () => {
    const { report } = read('customer_id,date,amount\na,2024-01-01,5\n\u200b,2024-01-02,1\n');
    expect(report.rejected).toMatchObject([{ reason: 'missing-customer', count: 1 }]);
  });

  test('which of two columns of one name was taken is told', () => {
    const { report } = read('customer_id,date,amount,amount\na,2024-01-01,5,1\nb,2024-01-02,6,1\n');
    expect(report.warnings).toEqual([
      {
        code: 'same-names',
        message:
          'The header names “amount” 2 times; column 3 was taken for the amount. To take another, choose “amount (2)”.',
      },
    ]);
  });

  test('months without days among whole dates are asked for, counted where they are set aside, and told of where they count', () => {
    const days = Array.from({ length: 20 }, (_, i) => `a,2024-02-${i + 1},1\n`.replace(/-(\d),/, '-0$1,'));
    const bytes = utf8(`customer_id,date,amount\nb,Jan-24,1\n${days.join('')}b,Mar-24,1\n`);
    const preview = previewBytes(bytes, 'test.csv');
    expect(preview.plan.needsChoice).toMatchObject([
      {
        setting: 'month-only',
        message: '“date” names months without days, such as “Jan-24”; such rows are set aside.',
        chosen: 'refuse',
        alternatives: ['first-day'],
        required: true,
      },
    ]);
    const refused = readEvents(preview, bytes).report;
    expect(refused.valid).toBe(20);
    expect(refused.warnings).toEqual([
      {
        code: 'month-only-times',
        message: expect.stringMatching(/^2 rows were set aside .*“date”/) as string,
      },
    ]);
    const counted = readEvents(preview, bytes, { monthOnly: 'first-day' });
    const named = readEvents(preview, bytes, { map: { time: 'date' }, monthOnly: 'first-day' });
    expect(named.report.warnings).toEqual(counted.report.warnings);
    expect([counted.report.valid, counted.report.firstTime]).toEqual([22, Date.UTC(2024, 0, 1)]);
    expect(counted.report.warnings).toEqual([
      {
        code: 'month-only-times',
        message: '“date” names months without days; such times count as the first day of their month.',
      },
    ]);
  });

  test('blanks around ids are left out and told, the same whether rows are taken as bytes or as records', async () => {
    const rows = Array.from(
      { length: 300 },
      (_, i) => `${['"K0"', '" K0"', 'K1  ', 'K2'][i % 4]!},2024-01-0${1 + (i % 9)},${i}\n`,
    );
    const text = `customer_id,date,amount\n${rows.join('')}`;
    const records = read(text);
    expect(records.table.customerIds).toEqual(['K0', 'K1', 'K2']);
    expect(records.report.warnings).toEqual([
      { code: 'padded-ids', message: expect.stringMatching(/^2 ids are .*“ K0”/) as string },
    ]);
    const whole = await importOf(utf8(text), 'test.csv');
    expect(whole).toMatchObject({ kind: 'read', report: { warnings: records.report.warnings } });
    const json = JSON.stringify(
      [' K0', 'K0', 'K1'].map((id) => ({ customer_id: id, date: '2024-01-01', amount: 1 })),
    );
    expect(await importOf(utf8(json), 'test.json')).toMatchObject({
      ids: ['K0', 'K1'],
      report: { warnings: [{ code: 'padded-ids', message: expect.stringMatching(/^1 id is/) as string }] },
    });
  });

  test('an item at price zero is valid, and a product keeps its sign', () => {
    const { table } = read(
      'customer_id,date,quantity,unit_price\na,2024-01-01,2,1.25\nb,2024-01-02,3,0\na,2024-01-03,-2,1.25\n',
    );
    expect([...table.amount]).toEqual([2.5, 0, -2.5]);
    expect([...table.quantity!]).toEqual([2, 3, -2]);
  });

  test('exact copies are kept, marked and counted', () => {
    const { table, report } = read(
      'customer_id,date,amount\na,2024-01-01,1\nb,2024-01-01,1\na,2024-01-01,1\n',
    );
    expect([...table.repeated]).toEqual([0, 0, 1]);
    expect(report.repeatedRows).toBe(1);
  });

  test('ids keep what is inside them and lose blanks around them', () => {
    const { table } = read(
      'customer_id,date,amount\n  a b ,2024-01-01,1\n"\t=x",2024-01-01,1\n__proto__,2024-01-01,1\n',
    );
    expect(table.customerIds).toEqual(['a b', '\t=x', '__proto__']);
  });

  test('times that only the other order reads are told', () => {
    const ambiguous = Array.from(
      { length: 6000 },
      (_, i) => `c${i % 50},0${1 + (i % 9)}/0${1 + ((i >> 3) % 9)}/2024,1`,
    );
    const { report } = read(`customer_id,date,amount\n${ambiguous.join('\n')}\nc1,01/25/2024,1\n`);
    expect(report.rejected.map(({ reason, firstRows }) => [reason, firstRows])).toEqual([
      ['bad-time', [6001]],
    ]);
    expect(report.warnings.map(({ code }) => code)).toContain('time-order');
  });

  test('more than 254 types become one', () => {
    const rows = Array.from({ length: 300 }, (_, i) => `c${i % 9},2024-01-01,t${i}`).join('\n');
    const bytes = utf8(`customer_id,date,what\n${rows}\n`);
    const { table, report } = readEvents(previewBytes(bytes, 'test.csv'), bytes, {
      kind: 'events',
      map: { type: 'what' },
    });
    expect(table.typeNames).toHaveLength(255);
    expect(table.typeNames[table.type![299]!]).toBe('(other types)');
    expect(report.warnings.map(({ code }) => code)).toContain('many-types');
  });

  test('a table without a usable row is refused with the commonest reason', () => {
    expect(() => read('customer_id,date,amount\na,x,1\nb,y,2\n')).toThrow(
      'test.csv, row 1: None of its 2 rows can be used. The time cannot be read in 2 of them (such as “x”). Check which',
    );
    expect(() => read('customer_id,date,amount\na,Jan-23,1\nb,Feb-23,2\n')).toThrow(
      /such as “Jan-23”.*“date” names months without days.*\(--read month-only=first-day\)/,
    );
  });

  test('a plan without a time column is refused at once', () => {
    const bytes = utf8('customer_id,amount\na,1\nb,2\n');
    const plan = editPlan(previewBytes(bytes, 'test.csv'), { kind: 'events' });
    expect(() => createEventReader(plan)).toThrow(InputError);
  });
});

const row = fc
  .tuple(
    fc.constantFrom('a', 'b', 'Zoë', '"c, d"', '"e ""f"""', '', 'NULL', '😀', '"two\nlines"'),
    fc.constantFrom('2024-01-02', '2024-01-03T04:05:06+02:00', '05.06.2024', 'never', ''),
    fc.constantFrom('1', '2.50', '-3', '"1,234.56"', '€5', 'x', ''),
    fc.constantFrom('purchase', 'view', ''),
  )
  .map((cells) => cells.join(','));

const file = fc
  .tuple(fc.array(row, { minLength: 1, maxLength: 30 }), fc.constantFrom('\n', '\r\n', '\r'))
  .map(
    ([rows, end]) => ['customer_id,date,amount,event_type', 'a,2024-01-01,1,view', ...rows].join(end) + end,
  );

const cuts = fc.array(fc.nat({ max: 2000 }), { maxLength: 12 });

function inPieces(bytes: Uint8Array, at: readonly number[]): readonly Uint8Array[] {
  const places = [0, ...at.map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b), bytes.length];
  return places.slice(1).map((end, i) => bytes.subarray(places[i], end));
}

test.each([
  ['UTF-8', utf8],
  ['UTF-16 with mark', (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))],
] as const)('the table does not depend on how the bytes are cut: %s', (_, stored) => {
  fc.assert(
    fc.property(file, cuts, (text, at) => {
      const bytes = stored(text);
      const { plan } = previewBytes(bytes, 'test.csv');
      const events = { ...plan, kind: 'events' } as const;
      const whole = fed(createEventReader(events), bytes);
      const reader = createEventReader(events);
      const source = openTextRecords(events, reader.rows);
      for (const piece of inPieces(bytes, at)) source.push(piece);
      expect(reader.finish(source.finish())).toEqual(whole);
    }),
    { numRuns: 150 },
  );
});
