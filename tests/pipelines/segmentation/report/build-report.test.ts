import { describe, expect, test } from 'vitest';
import { NO_SENSITIVITY } from '../../../../src/pipelines/segmentation/presets.ts';
import { buildReport } from '../../../../src/pipelines/segmentation/report/build-report.ts';
import { markdownReport } from '../../../../src/pipelines/segmentation/report/markdown/markdown-report.ts';
import type { ReportInput } from '../../../../src/pipelines/segmentation/report/report-input.ts';
import { givenTable } from '../run-segmentation.ts';
import { CREATED_AT, reportInput, withStructure } from './report-fixture.ts';

const full = await reportInput({ tests: true });

function text(input: ReportInput): string {
  return markdownReport(buildReport(input));
}

/** What stands under one heading of the second level. */
function section(input: ReportInput, title: string): string {
  return (
    text(input)
      .split(/^## /m)
      .find((part) => part.startsWith(title)) ?? ''
  );
}

describe('a full run', () => {
  test('has every section, one for each segment among them', () => {
    expect(buildReport(full).sections.map(({ id }) => id)).toEqual([
      'summary',
      'data',
      'choice',
      'overview',
      'segment-1',
      'segment-2',
      'segment-3',
      'stability',
      'value',
      'rfm',
      'prediction',
      'limits',
      'stamp',
    ]);
  });

  test('shows each test beside what data without segments reach', () => {
    expect(section(full, 'Stability')).toContain('0.58 at the 95% quantile');
    expect(section(full, 'Stability')).not.toContain('not tested');
    expect(section(full, 'Predictive validity')).toContain('21%');
  });

  test('says that behaviour drifts where it does', () => {
    expect(section(full, 'Summary')).toContain('Behaviour differs between the halves of the period');
  });

  test('is stamped with version, seed, hashes, the time given and what differs from the preset', () => {
    const stamp = section(full, 'How this was made');
    for (const fact of [
      'Strata 9.9.9',
      CREATED_AT,
      full.result.dataHash,
      full.result.resultHash,
      'synthetic.customers',
    ])
      expect(stamp).toContain(fact.replaceAll('_', '\\_'));
    expect(stamp).toContain('120 customers');
  });

  test('does not show tests of another number of segments', () => {
    const other = { ...full, findings: { ...full.findings, sampling: { ...full.findings.sampling!, k: 9 } } };
    expect(section(other, 'Stability')).toContain('This test: not tested (tested for k = 9 alone).');
  });
});

test('customers who go from segment to segment between the halves are counted as they are', () => {
  const k = full.findings.segmentation.k;
  const table = section(full, 'Stability').split('Customers from their segment in the first half')[1] ?? '';
  const rows = table
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2, 2 + k);
  expect(
    rows.map((row) =>
      row
        .match(/(?<=\| )\d+/g)
        ?.slice(-k)
        .map(Number),
    ),
  ).toEqual(
    Array.from({ length: k }, (_, from) => Array.from({ length: k }, (__, to) => 10 + from * k + to)),
  );
});

test('what could not be foretold says why, without a zero', () => {
  const message = 'What segments foretell was not tested: the data hold no amounts.';
  const { prediction, ...findings } = full.findings;
  const untested = {
    ...prediction!,
    customers: 0,
    nextRevenue: 0,
    explained: [],
    warnings: [{ code: 'prediction-not-tested', message }],
  };
  const input = { ...full, findings: { ...findings, prediction: untested } };
  expect(section(input, 'Predictive validity').trim().split('\n').at(-1)).toContain(message);
  expect(section(input, 'Predictive validity')).not.toMatch(/\b0\b|NaN/);
  expect(section(input, 'Summary')).toContain(message);
  expect(section(input, 'Limits')).toMatch(/Not tested in this run: .*predictive validity/);
});

test('with sensitivity off every test reads "not tested"', async () => {
  const input = await reportInput({ changes: { sensitivity: NO_SENSITIVITY } });
  const stability = section(input, 'Stability');
  expect(stability.match(/This test: not tested \(switched off\)\./g)).toHaveLength(5);
  expect(section(input, 'Summary')).toContain('stability not tested');
  expect(section(input, 'Limits')).toContain('Not tested in this run: customers drawn again');
  expect(section(input, 'Segment 1')).toContain('every test of stability is switched off');
});

test('a customer table without revenue says what the data do not hold', async () => {
  const spread = (step: number) =>
    Array.from({ length: 60 }, (_, i) => Math.floor(i / 20) * 10 + ((i * step) % 7));
  const input = await reportInput({
    changes: { source: { kind: 'customers' }, sensitivity: NO_SENSITIVITY },
    given: givenTable({ visits: spread(3), returns: spread(5) }),
  });
  expect(section(input, 'Data')).toContain('the data hold no amounts');
  expect(section(input, 'Segment 1')).toContain('The data hold no revenue');
  expect(section(input, 'Customer value and return')).toContain('not tested');
  expect(section(input, 'Beside RFM')).toContain('not tested');
  expect(text(input)).not.toMatch(/NaN|undefined|null,/);
});

describe('without structure', () => {
  const none = withStructure(full, 'none');

  test('the summary says so first, and nothing is confident', () => {
    expect(section(none, 'Summary')).toMatch(/no clear structure/);
    expect(text(none)).not.toContain('*Confident.*');
    expect(text(none)).not.toContain('*Suggested.*');
  });

  test('no segment is to be acted on', () => {
    expect(section(none, 'Summary')).toContain('0 Activate');
    for (const { id } of none.findings.segmentation.segments)
      expect(section(none, `Segment ${id + 1}`)).toContain('Do not act on it as a group');
    expect(section(none, 'Limits')).toContain('cuts through one cloud');
  });
});

test('a decision by hand is shown as such, with its note and what the rules propose', async () => {
  const input = await reportInput({
    tests: true,
    overrides: [{ segment: 1, disposition: 'Activate', note: 'agreed in the board' }],
  });
  const page = section(input, 'Segment 2');
  expect(page).toContain('Activate, set by hand with the note “agreed in the board”');
  expect(page).toMatch(/The rules propose \w+\./);
  expect(section(input, 'Summary')).toContain('Activate (by hand)');
});

test('the words are plain', () => {
  expect(text(full)).not.toMatch(/\bAI\b|insight/i);
  const elsewhere = text(full).replace(/Method: .*/g, '');
  expect(elsewhere).not.toMatch(/clusters?\b/i);
});
