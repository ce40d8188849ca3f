import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { randomStream } from '../../src/base/random.ts';
import { HANDOVER_FILES } from '../../src/pipelines/segmentation/handover/handover-files.ts';
import type { ResultDocument } from '../../src/pipelines/segmentation/result-document.ts';
import { type Ended, buildStrata, strata } from './strata.ts';

const folder = mkdtempSync(join(tmpdir(), 'strata-cli-'));

beforeAll(() => buildStrata(), 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function documentOf({ status, out, error }: Ended): ResultDocument {
  if (status !== 0) throw new Error(error);
  return JSON.parse(out) as ResultDocument;
}

function orders(first: number, count: number): string {
  const rows = Array.from({ length: count }, (_, i) => {
    const n = first + i;
    const day = String((n % 28) + 1).padStart(2, '0');
    return `=c${n % 23},2024-0${(n % 5) + 1}-${day},${((n * 37) % 90) + 0.5}`;
  });
  return ['client,day,paid', ...rows, ''].join('\n');
}

const SMALL = ['run', '--preset', 'development', '--set', 'clustering.restarts=3'];

describe('strata run', () => {
  test('prints one JSON document and nothing else, progress apart', async () => {
    const ended = await strata([...SMALL, '--json', '--workers', '1']);
    const document = documentOf(ended);
    expect(document).toMatchObject({
      schemaVersion: 1,
      totals: { customers: 100 },
      kSelection: { chosen: 3 },
    });
    expect(document.truth?.ari).toBeGreaterThan(0);
    expect(ended.error).toContain('Clustering');
  });

  test('a run with too few customers for its k still says what was read, in JSON and in words', async () => {
    const rows =
      '[null, 5, {"customer":"a","date":"2024-01-01","amount":2}, {"customer":"b","date":"2024-01-02","amount":3}]';
    const args = ['run', '--input', file('few.json', rows), '--workers', '0'];
    const [ended, inWords] = await Promise.all([strata([...args, '--json']), strata(args)]);
    expect(ended.status).toBe(2);
    expect(JSON.parse(ended.out)).toMatchObject({
      failure: { stage: 'features', kind: 'bad-input', message: expect.stringMatching(/2 customers/) },
      funnel: { read: 4, kept: 2, rejected: [{ reason: 'no-object', count: 2 }] },
      totals: { customers: 2, revenue: 5 },
      kSelection: null,
      segments: [],
    });
    expect(inWords).toMatchObject({
      status: 2,
      out: '',
      error: expect.stringMatching(
        /4 read[^]*2 × no-object[^]*There are 2 customers; segments need at least 3/,
      ),
    });
  });

  test('gives the same result for any number of workers, and another for another seed', async () => {
    const runs = await Promise.all(
      [0, 1, 2, 4].map((workers) =>
        strata([...SMALL, '--k-range', '2-4', '--json', '--workers', String(workers)]),
      ),
    );
    const [first, ...others] = runs.map((ended) => ({ ...documentOf(ended), stages: [] }));
    for (const other of others) expect(other).toEqual(first);
    const seeded = documentOf(await strata([...SMALL, '--k-range', '2-4', '--json', '--seed', '43']));
    expect(seeded.resultHash).not.toBe(first?.resultHash);
  });

  test('prints a table for people without --json', async () => {
    const { out, status } = await strata([...SMALL, '--workers', '0']);
    expect(status).toBe(0);
    expect(out).toMatch(/Customers: 100, revenue [\d,.]+ net of/);
    expect(out).toMatch(/^Structure: (?:clear|weak, a convenient cut and not a discovery|none)\.$/m);
    expect(out).toMatch(/^k = 3 was set by hand, and structure there is .*: prediction strength 0\.\d\d/m);
    expect(out).toMatch(/adjusted Rand index/);
  });

  test('says that segments were made on a sample, and how far all customers give the same or that nobody asked', async () => {
    const sampled = ['clustering.sample=sample', 'clustering.sampleRows=1000', 'synthetic.customers=1200'];
    const run = [...SMALL, '--no-sensitivity', '--set', 'structure.test=false'];
    const set = (each: string): readonly string[] => ['--set', each];
    const untested = await strata([...run, ...sampled.flatMap(set)]);
    expect(untested.out).toMatch(
      /^Sample against all customers: not tested\. These segments were made on a/m,
    );
    const tested = await strata([...run, ...[...sampled, 'sensitivity.sample=true'].flatMap(set)]);
    expect(tested.out).toMatch(
      /^These segments were made on 1,000 of 1,200 customers, .* agrees ARI [\d.]+ with clustering all customers/m,
    );
    expect(tested.out).not.toContain('not tested. These');
  });

  test('says of customers without clusters that there is no clear structure, before anything else', async () => {
    const random = randomStream(3, 'noise');
    const rows = Array.from({ length: 300 }, (_, i) =>
      [i, ...Array.from({ length: 5 }, () => random.unit().toFixed(6))].join(','),
    );
    const input = file('noise.csv', ['id,a,b,c,d,e', ...rows, ''].join('\n'));
    const noise = ['run', '--kind', 'customers', '--input', input, '--id', 'id', '--k-range', '2-5'];
    const { out } = await strata(noise);
    expect(out).toMatch(/^No clear structure: .*\n\nRows: 300 read/);
    expect(out).toMatch(/^Structure: none\.$/m);
    expect(out).toMatch(/^No k stands out from data without segments/m);
    const untested = await strata([...noise, '--set', 'structure.test=false']);
    expect(untested.out).toMatch(/^Structure: not tested\.$/m);
    expect(untested.out).toMatch(/^k = \d has the highest silhouette of k = 2 … 5/m);
  });

  test('writes whole files with neutralised cells', async () => {
    const out = join(folder, 'results', 'first');
    const input = file('orders.csv', orders(0, 200));
    const document = documentOf(await strata(['run', '--input', input, '--k', '3', '--out', out, '--json']));
    expect(readdirSync(out).toSorted()).toEqual([
      'assignments.csv',
      'config.json',
      'profiles.parquet',
      'report.html',
      'report.md',
      'result.json',
    ]);
    expect(JSON.parse(readFileSync(join(out, 'result.json'), 'utf8'))).toEqual(document);
    const [header, first] = readFileSync(join(out, 'assignments.csv'), 'utf8').split('\r\n');
    expect(header).toBe('customer_id,segment,segment_name,certainty');
    expect(first).toMatch(/^'=c0,\d,.+,$/);
    expect(readFileSync(join(out, 'profiles.parquet')).subarray(0, 4).toString()).toBe('PAR1');
    const config = join(out, 'config.json');
    const handover = join(folder, 'handover');
    const withConfig = ['--input', input, '--config', config, '--json'];
    const again = documentOf(
      await strata(['run', ...withConfig, '--raw-cells', '--out', out, '--handover', handover]),
    );
    expect(readdirSync(handover).toSorted()).toEqual(
      HANDOVER_FILES.map(({ fileName }) => fileName)
        .filter((name) => name !== 'customer_merges.csv')
        .toSorted(),
    );
    expect(readFileSync(join(handover, 'segments.duckdb.sql'), 'utf8')).toContain('self_check');
    expect(again.resultHash).toBe(document.resultHash);
    expect(readFileSync(join(out, 'assignments.csv'), 'utf8')).toContain('\r\n=c0,');
  });

  test('appends files with the same columns, packed or not, in any order', async () => {
    const whole = file('whole.csv', orders(0, 200));
    const first = file('first.csv', orders(0, 120));
    const turned = orders(120, 80)
      .split('\n')
      .map((line) => line.split(',').toReversed().join(','));
    const second = file('second.csv.gz', gzipSync(turned.join('\n')));
    const one = documentOf(await strata(['run', '--input', whole, '--k', '3', '--json']));
    const two = documentOf(await strata(['run', '--input', first, '--input', second, '--k', '3', '--json']));
    expect(two.totals).toEqual(one.totals);
    expect(two.resultHash).toBe(one.resultHash);
    expect(two.funnel.read).toBe(200);
  });

  test('reads of an archive what is said, and nothing before that', async () => {
    const archive = file(
      'two.zip',
      zipSync({
        'a.csv': Buffer.from(orders(0, 120)),
        'b.csv': Buffer.from(orders(120, 80)),
        'notes.csv': Buffer.from('Nothing but words.'),
        'README.txt': Buffer.from('This archive holds the export.\nSee the manual, too.\n'),
      }),
    );
    const read = (...part: string[]): Promise<Ended> =>
      strata(['run', '--input', archive, ...part, '--k', '3', '--json']);
    const unsaid = await read();
    expect(unsaid).toMatchObject({ status: 2, out: '' });
    expect(unsaid.error).toMatch(/two\.zip.*“a\.csv”, “b\.csv” and “notes\.csv”.*--read part=NAME.*part=all/);
    expect((await read('--read', 'part=c.csv')).error).toMatch(/no part “c\.csv”/);

    const all = await read('--read', 'part=all');
    expect(all.error).toMatch(/Note: notes\.csv in two\.zip is set aside\. The file has no data rows/);
    expect(all.error).not.toContain('Which of them');
    const whole = file('whole of two.csv', orders(0, 200));
    const both = documentOf(await strata(['run', '--input', whole, '--k', '3', '--json']));
    expect(documentOf(all).resultHash).toBe(both.resultHash);
    expect(documentOf(all).import?.choices).toContainEqual({
      file: 'two.zip',
      what: 'part',
      chosen: 'all',
      by: 'given',
      alternatives: ['a.csv', 'b.csv', 'notes.csv'],
    });
    expect(documentOf(await read('--read', 'part=b.csv')).funnel.read).toBe(80);
  });

  test('stops where a file can be read in two ways, and lists in the JSON how it was read', async () => {
    const rows = Array.from(
      { length: 60 },
      (_, i) => `c${i % 9};0${(i % 8) + 1}/0${(i % 5) + 1}/2024;1,${250 + i}`,
    );
    const input = file('either.csv', ['client;day;paid', ...rows, ''].join('\n'));
    const read = (...how: string[]): Promise<Ended> =>
      strata(['run', '--input', input, ...how.flatMap((each) => ['--read', each]), '--k', '3', '--json']);
    const unsaid = await read();
    expect(unsaid).toMatchObject({ status: 2, out: '' });
    expect(unsaid.error).toMatch(
      /column “day” day and month.*“06\/01\/2024” is 2024-01-06 or 2024-06-01.*time-order=day-first or --read time-order=month-first; --read decimal=/,
    );
    expect(unsaid.error).toMatch(/Numbers in “paid”.*“1,250”/);
    const { totals, import: imported } = documentOf(await read('time-order=month-first', 'decimal=,'));
    expect(totals).toMatchObject({ events: 60, firstDay: '2024-01-01', lastDay: '2024-08-05' });
    expect(totals.revenue).toBeCloseTo(60 * 1.25 + 1.77, 6);
    expect(imported?.choices.map(({ what, chosen, by }) => `${what} ${chosen} ${by}`)).toEqual([
      'encoding utf-8 contents',
      'delimiter ; contents',
      'decimal , given',
      'time-order month-first given',
    ]);
  });

  test('names the option that leaves out ids which may stand for nobody, and obeys it', async () => {
    const nobody = '\nNull,2024-03-01,5\nguest,2024-03-02,6\n';
    const input = file('nobody.csv', orders(0, 90).trimEnd() + nobody);
    const run = ['run', '--input', input, '--k', '3', '--json'];
    const kept = await strata(run);
    expect(kept.error).toContain('The other reading: --read missing=Null,guest.');
    const warned = documentOf(kept).warnings.find(({ code }) => code === 'id-words');
    expect(warned?.message).toContain('run it with --read missing=Null,guest.');
    const left = documentOf(await strata([...run, '--read', 'missing=Null,guest']));
    expect(left.totals.events).toBe(documentOf(kept).totals.events - 2);
    expect(left.warnings.some(({ code }) => code === 'id-words')).toBe(false);
    expect(left.import?.choices.find(({ what }) => what === 'missing')).toMatchObject({
      chosen: 'Null,guest',
      by: 'given',
    });
  });

  test('stops where a date may begin with the year, and where dates are of two orders', async () => {
    const unsaid = async (...days: string[]): Promise<Ended> => {
      const rows = Array.from({ length: 60 }, (_, i) => `c${i % 9},${days[i % days.length]},1.25`);
      const input = file('orders.csv', ['client,day,paid', ...rows, ''].join('\n'));
      return strata(['run', '--input', input, '--json']);
    };
    const short = await unsaid('24-03-09', '24-03-10');
    expect(short).toMatchObject({ status: 2, out: '' });
    expect(short.error).toMatch(
      /column “day” it cannot be told whether.*“24-03-09” is 2009-03-24 or 2024-03-09.*time-order=year-first/,
    );
    const mixed = await unsaid('13/01/2024', '01/25/2024', '01/02/2024');
    expect(mixed).toMatchObject({ status: 2, out: '' });
    expect(mixed.error).toMatch(/“13\/01\/2024”.*“01\/25\/2024”.*“01\/02\/2024” is 2024-02-01 or 2024-01-02/);
  });

  test('sets a late date aside that can be read in two ways, says how to have it read, and then reads it', async () => {
    const rows = Array.from(
      { length: 5000 },
      (_, i) => `c${i % 90},2024-01-${10 + (i % 9)},${(i % 90) + ((i * 7) % 13)}`,
    );
    const input = file('late.csv', ['client,day,paid', ...rows, 'c1,05/02/2024,7', ''].join('\n'));
    const run = ['run', '--input', input, '--k', '3', '--no-sensitivity', '--set', 'structure.test=false'];
    expect((await strata(run)).out).toMatch(
      /1 × ambiguous-time \(first in row 5,001\)\n {4}The date is of different days.*--read time-order=day-first/,
    );
    const { funnel, totals } = documentOf(await strata([...run, '--json', '--read', 'time-order=day-first']));
    expect([funnel.rejected, totals.lastDay]).toEqual([[], '2024-02-05']);
  });

  test('joins a table by a key, in whatever order the files are given', async () => {
    const lines = orders(0, 200).trimEnd().split('\n');
    const withShop = (line: string, i: number): string => `${line},${i === 0 ? 'shop' : `s${i % 5}`}`;
    const first = file('half one.csv', lines.slice(0, 120).map(withShop).join('\n'));
    const later = [lines[0]!, ...lines.slice(120)].map((line, i) => withShop(line, i));
    const second = file('half two.csv', later.join('\n'));
    const shops = file('shops.csv', 'shop,category\ns0,hats\ns1,bags\ns2,hats\ns3,shoes\n');
    const joined = ['--join', shops, '--on', 'shop', '--k', '3', '--json'];
    const one = documentOf(await strata(['run', '--input', first, '--input', second, ...joined]));
    const other = documentOf(await strata(['run', '--input', second, '--input', first, ...joined]));
    expect({ ...one, stages: [] }).toEqual({ ...other, stages: [] });
    expect(one.warnings.find(({ code }) => code === 'joined')?.message).toBe(
      '“shops.csv” was joined by “shop”: 160 of 200 rows found their row; 40 did not find theirs (such as “s4”), and its columns are empty there.',
    );
  });

  test('counts copies of rows in a second file, and tells that it is the same file', async () => {
    const input = file('twice.csv', orders(0, 200));
    const args = ['run', '--input', input, '--input', input, '--k', '3', '--json'];
    const kept = documentOf(await strata(args));
    expect(kept.warnings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['same-content', 'repeated-rows']),
    );
    expect(kept.warnings.find(({ code }) => code === 'same-content')?.message).toContain('twice.csv');
    const once = documentOf(await strata(['run', '--input', input, '--k', '3', '--json']));
    const dropped = documentOf(await strata([...args, '--set', 'quality.dropRepeatedRows=true']));
    expect(kept.totals.revenue).toBe(2 * once.totals.revenue!);
    expect([dropped.totals, dropped.resultHash]).toEqual([once.totals, once.resultHash]);
  });

  test('keeps rows with amounts beyond reckoning, and tells of them', async () => {
    const rows = orders(0, 60).replaceAll(
      /,(\d+)\.5$/gm,
      (_, whole) => `,${Number(whole) > 60 ? '1e308' : whole}`,
    );
    const ended = await strata(['run', '--input', file('overflow.csv', rows), '--k', '2', '--json']);
    const document = documentOf(ended);
    expect(document.funnel).toMatchObject({ read: 60, kept: 60 });
    expect(document.warnings.find(({ code }) => code === 'huge-amounts')?.message).toMatch(
      /“paid” \(first: row/,
    );
    expect(ended.out).not.toMatch(/Infinity|NaN|e\+308/);
  });

  test('lists the rows left out of a merge history', async () => {
    const input = file('shop-events.csv', orders(0, 60));
    const merges = file('holes.csv', 'past,canonical\n=c1,=c2\n,=c3\n=c4,\n');
    const { warnings, identity } = documentOf(
      await strata(['run', '--input', input, '--merges', merges, '--k', '2', '--json']),
    );
    expect(warnings.filter(({ code }) => code === 'rejected-merges').map(({ message }) => message)).toEqual([
      'holes.csv: 1 row (2) left out: The past id is missing.',
      'holes.csv: 1 row (3) left out: The canonical id is missing.',
    ]);
    expect(identity?.issueCounts).toMatchObject({ 'rejected-row': 2 });
  });

  test('stops at the first conflict of the merge history when it is strict', async () => {
    const input = file('events.csv', orders(0, 100));
    const merges = file('merges.csv', 'past,canonical\n=c1,=c2\n=c1,=c3\n');
    const tolerant = documentOf(
      await strata(['run', '--input', input, '--merges', merges, '--k', '2', '--json']),
    );
    expect(tolerant.totals.customers).toBe(21);
    expect(tolerant.identity?.issueCounts).toMatchObject({ conflict: 1 });
    const { status, error } = await strata([
      'run',
      '--input',
      input,
      '--merges',
      merges,
      '--k',
      '2',
      '--strict',
    ]);
    expect(status).toBe(2);
    expect(error).toContain('=c1');
  });
});

describe('bad input ends with status 2, one message and no stack', () => {
  const table = file(
    'table.csv',
    `id,a,b\n${Array.from({ length: 9 }, (_, i) => `k${i},${i},${i % 4}\n`).join('')}`,
  );
  const events = file('shop.csv', orders(0, 50));

  test.each([
    [['run', '--inpt', 'x'], /--inpt.*Did you mean --input\?/],
    [['walk'], /no command “walk”/],
    [[], /There is no command/],
    [['run', 'orders.csv'], /“orders\.csv” belongs to no option.*--input/],
    [['run', '--input', join(folder, 'absent.csv')], /absent\.csv.*no such file/],
    [['run', '--input', folder], /folder/],
    [
      ['run', '--input', events, '--map', 'customer=klient'],
      /There is no column “klient”.*client, day, paid/,
    ],
    [
      ['run', '--input', events, '--map', 'custmer=client'],
      /There is no role “custmer”.*Did you mean customer\?/,
    ],
    [['run', '--input', events, '--input', table], /table\.csv.*not those of shop\.csv/],
    [['run', '--input', events, '--truth', 'paid'], /--truth.*customers/],
    [['run', '--input', events, '--customers', '50'], /--customers.*no meaning for events.*generated data/],
    [['run', '--input', file('drawing.svg', '<svg xmlns="x"><g/></svg>\n')], /drawing\.svg.*XML/],
    [['run', '--input', table], /table\.csv.*--kind customers/],
    [['run', '--input', table, '--kind', 'customers', '--k', '9'], /clustering\.k.*9 customers/],
    [['run', '--input', file('empty.csv', ''), '--kind', 'customers'], /empty\.csv.*empty/],
    [['run', '--input', file('rows.json', '[{"a": 1}]')], /rows\.json: No columns were found/],
    [['run', '--config', file('bad.json', '{"clustering": {"kk": 1}}')], /bad\.json.*clustering\.kk/],
    [['run', '--out', events], /shop\.csv is a file/],
    [['run', '--handover', events], /shop\.csv is a file/],
  ])('%j', async (args, message) => {
    const out = join(folder, 'never');
    const given = args.includes('--out') || args[0] !== 'run' ? args : [...args, '--out', out];
    const ended = await strata(given);
    expect(ended.status).toBe(2);
    expect(ended.out).toBe('');
    expect(ended.error).toMatch(message);
    expect(ended.error).not.toMatch(/\n\s+at /);
    expect(existsSync(out)).toBe(false);
  });
});

test('an interrupted run ends with status 130 and leaves nothing behind', async () => {
  const out = join(folder, 'interrupted');
  const args = ['run', '--customers', '2000', '--k-range', '5-15', '--out', out];
  const ended = await strata(args, (child) => {
    child.stderr?.on('data', (text: Buffer) => {
      if (text.toString().includes('Feature preparation')) child.kill('SIGINT');
    });
  });
  expect(ended.status).toBe(130);
  expect(ended.error).toContain('interrupted');
  expect(existsSync(out)).toBe(false);
});

test('a reader that leaves early is no failure', async () => {
  const ended = await strata(['run', '--help'], (child) => child.stdout?.destroy());
  expect(ended).toMatchObject({ status: 0, error: '' });
});

test('help and version are printed to stdout', async () => {
  expect(await strata(['--version'])).toMatchObject({
    status: 0,
    out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string,
  });
  const { out, status } = await strata(['run', '--help']);
  expect(status).toBe(0);
  expect(out).toContain('clustering.kMax');
});
