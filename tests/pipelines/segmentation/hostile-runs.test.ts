import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { PartialConfig } from '../../../src/engine/config.ts';
import { createMergeReader, planMergeHistory } from '../../../src/io/merge-history.ts';
import { editPlan, type PlanEdits } from '../../../src/io/edit-plan.ts';
import type { SegmentationConfig } from '../../../src/pipelines/segmentation/config.ts';
import { resultDocument } from '../../../src/pipelines/segmentation/result.ts';
import { assignmentsCsv } from '../../../src/pipelines/segmentation/result/assignments-csv.ts';
import { fed, previewOf, readCustomers, readEvents } from '../../io/read-file.ts';
import { hasSharedData, sharedData } from '../../shared-data.ts';
import { type DataStages, runDataStages, valuesOf } from './run-data-stages.ts';
import { type Run, runSegmentation } from './run-segmentation.ts';

const PATH = 'hostile/files';

/** The data stages on a file of events and a history of merges, as the manifest puts them together. */
async function united(
  events: string,
  links: string,
  identity: PartialConfig<SegmentationConfig>['identity'] = {},
): Promise<DataStages> {
  const { preview, bytes } = previewOf(`${PATH}/${events}`);
  const read = readEvents(preview, bytes);
  const history = new Uint8Array(readFileSync(sharedData(`${PATH}/${links}`)));
  const { merges } = fed(createMergeReader(planMergeHistory(previewOf(`${PATH}/${links}`).preview)), history);
  return runDataStages(
    { source: { kind: 'events' }, identity },
    { importedEvents: { fileName: events, ...read, mapping: preview.plan.mapping }, merges },
  );
}

/** A run on a file as it is guessed, or as `edits` correct it. */
async function runOn(name: string, edits: PlanEdits = {}): Promise<Run> {
  const { preview, bytes } = previewOf(`${PATH}/${name}`);
  const kind = edits.kind ?? preview.plan.kind;
  const { mapping } = preview.plan;
  const source = { fileName: name, mapping };
  const given =
    kind === 'events'
      ? { importedEvents: { value: { ...source, ...readEvents(preview, bytes, edits) }, key: name } }
      : { importedCustomers: { value: { ...source, ...readCustomers(preview, bytes, edits) }, key: name } };
  return runSegmentation({ changes: { source: { kind } }, given });
}

describe.skipIf(!hasSharedData)('hostile merge histories', () => {
  test.each([
    ['by default one customer', {}, { A: 60, E: 90, F: 60 }],
    ['apart on demand', { cycles: 'quarantine' }, { A: 10, B: 20, C: 30, E: 90, F: 60 }],
  ] as const)('a cycle ends and is reported; %s', async (_, settings, sums) => {
    const { identity, profiles } = await united('f01_cycle_events.csv', 'f01_cycle_links.csv', settings);
    expect(identity.issueCounts).toEqual({ cycle: 1 });
    expect(identity.issues[0]?.action).toMatch(/“Merges in a circle”/);
    expect(valuesOf(profiles, 'monetary')).toEqual(sums);
  });

  test('a chain of 10,001 ids written backwards is one customer with everything', async () => {
    const { profiles } = await united('f02_chain_events.csv', 'f03_chain_reversed_links.csv');
    expect(Object.values(valuesOf(profiles, 'monetary'))).toEqual([10_001]);
  });

  test('one past id with two masters is reported', async () => {
    const { identity } = await united('f01_cycle_events.csv', 'f05_conflicting_links.csv');
    expect(Object.keys(identity.issueCounts)).toContain('conflict');
  });
});

describe.skipIf(!hasSharedData)('one mailbox in several spellings', () => {
  test.each([
    ['folded', { 'ada@example.com': 19, 'a.da+shop@example.com': 7, 'ada@example.org': 9 }, []],
    [
      'exact',
      {
        'Ada@Example.com': 5,
        'ada@example.com': 6,
        'a.da+shop@example.com': 7,
        'ada@EXAMPLE.COM': 8,
        'ada@example.org': 9,
      },
      [expect.stringMatching(/^3 ids differ .*“Ada@Example.com” and “ada@example.com”.* become 1\.$/)],
    ],
  ] as const)('%s', async (spelling, sums, told) => {
    const { preview, bytes } = previewOf(`${PATH}/f08_email_case.csv`);
    const edits: PlanEdits = { map: { customer: 'email' } };
    const read = readEvents(preview, bytes, edits);
    const { mapping } = editPlan(preview, edits);
    const { identity, profiles } = await runDataStages(
      { source: { kind: 'events' }, identity: { spelling } },
      { importedEvents: { fileName: 'f08_email_case.csv', ...read, mapping } },
    );
    expect(valuesOf(profiles, 'monetary')).toEqual(sums);
    expect(identity.warnings.map(({ message }) => message)).toEqual(told);
    expect(identity.respelled).toEqual(spelling === 'folded' ? { ids: 1, spellings: 3 } : undefined);
  });
});

describe.skipIf(!hasSharedData)('runs on hostile tables', () => {
  test.each([
    ['c17_one_whale.csv', {}],
    ['c28_zero_amounts.csv', {}],
    ['c26_collinear_features.csv', {}],
    ['b19_implausible_dates.csv', {}],
    ['e01_formula_injection.csv', {}],
    ['e04_prototype_ids.csv', {}],
    ['e07_control_and_unicode_ids.csv', {}],
  ] as const)('%s ends in numbers that are finite, and exports no formula', async (name, edits) => {
    const { artifacts, reports, config, outcome } = await runOn(name, edits);
    expect(outcome).toMatchObject({ kind: 'done' });
    const document = resultDocument(artifacts, reports, config, '0');
    expect(strange(document)).toEqual([]);
    const { profiles, segmentations } = artifacts;
    const csv = assignmentsCsv(profiles!.ids, segmentations!.byK[0]!, undefined, { rawCells: false });
    expect(csv.split('\r\n').filter((line) => /^"?[=+@\t\r-]/.test(line))).toEqual([]);
    expect(new Set(profiles!.ids).size).toBe(profiles!.ids.length);
  });

  test.each([
    ['c16_constant_columns.csv', /No feature is left to cluster on/],
    ['c13_one_event.csv', /1 customer; segments need at least 3/],
    ['c14_two_customers.csv', /2 customers; segments need at least 3/],
  ])('%s has nothing to cluster, which is said', async (name, message) => {
    const { outcome } = await runOn(name);
    expect(outcome).toMatchObject({
      kind: 'failed',
      failure: { kind: 'bad-input', problem: { message: expect.stringMatching(message) as string } },
    });
  });
});

/** Where a document has numbers that are not finite, or nothing at all. */
function strange(value: unknown, path = 'document'): readonly string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path} is ${value}`];
  if (typeof value === 'function') return [`${path} is a function`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => strange(part, `${path}.${key}`));
}
