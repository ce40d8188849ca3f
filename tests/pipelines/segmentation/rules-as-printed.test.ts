import { describe, expect, test } from 'vitest';
import type { ProfileColumn, Profiles, Segmentation } from '../../../src/pipelines/segmentation/model.ts';
import { ruleWords } from '../../../src/ui/segmentation/rule-words.ts';
import { previewOf, readCustomers, readEvents } from '../../io/read-file.ts';
import { hasSharedData } from '../../shared-data.ts';
import { type RunOptions, runSegmentation } from './run-segmentation.ts';

const UNTESTED = { structure: { test: false } } as const;

const events = (path: string) => (): RunOptions => {
  const { preview, bytes } = previewOf(path);
  const { table, report } = readEvents(preview, bytes);
  const value = { fileName: path, table, report, mapping: preview.plan.mapping };
  return {
    changes: { source: { kind: 'events' }, clustering: { choice: 'fixed', k: 5 }, ...UNTESTED },
    given: { importedEvents: { value, key: path } },
  };
};

const customers = (path: string) => (): RunOptions => {
  const { preview, bytes } = previewOf(path);
  const value = { fileName: path, ...readCustomers(preview, bytes, { kind: 'customers' }) };
  return {
    changes: { source: { kind: 'customers' }, clustering: { choice: 'fixed', k: 5 }, ...UNTESTED },
    given: { importedCustomers: { value, key: path } },
  };
};

const generated = (): RunOptions => ({
  changes: { synthetic: { customers: 500 }, clustering: { choice: 'fixed', k: 5 }, ...UNTESTED },
});

describe('a rule as printed has the precision and recall that are stated', () => {
  test.each([['generated data', generated]])('%s', async (_, options) => {
    const { stated, counted } = await statedAndCounted(options());
    expect(counted).toEqual(stated);
  });

  test.skipIf(!hasSharedData).each([
    ['CDNOW', events('transactions/cdnow_sample.csv')],
    ['Pagila', events('transactions/pagila_payments.csv.gz')],
    ['wholesale customers', customers('customers/wholesale_customers.csv')],
    ['credit cards', customers('customers/cc_general.csv.gz')],
    ['iris', customers('customers/labelled/iris.csv')],
  ])('%s', { timeout: 60_000 }, async (_, options) => {
    const { stated, counted } = await statedAndCounted(options());
    expect(counted).toEqual(stated);
  });
});

interface Scored {
  readonly text: string;
  readonly precision: number;
  readonly recall: number;
}

/** What is stated of the rules, and what counting by their texts gives. */
async function statedAndCounted(options: RunOptions): Promise<Record<'stated' | 'counted', Scored[]>> {
  const { artifacts } = await runSegmentation(options);
  const segmentation = artifacts.segmentations!.byK[0]!;
  const stated = segmentation.segments.flatMap(({ id, rule }) =>
    (rule.conditions.length === 0 ? [] : [rule.text, ruleWords(rule.conditions)]).map((text) => ({
      id,
      text,
      rule,
    })),
  );
  return {
    stated: stated.map(({ text, rule: { precision, recall } }) => ({ text, precision, recall })),
    counted: stated.map(({ id, text }) => ({
      text,
      ...measured(text, artifacts.profiles!, segmentation, id),
    })),
  };
}

function measured(text: string, { columns, ids }: Profiles, { labels }: Segmentation, segment: number) {
  const conditions = text.split(' and ').map((part) => conditionOf(part, columns));
  const met = ids.flatMap((_, row) => (conditions.every((holds) => holds(row)) ? [row] : []));
  const hits = met.filter((row) => labels[row] === segment).length;
  const members = labels.filter((label) => label === segment).length;
  return { precision: hits / met.length, recall: hits / members };
}

function conditionOf(part: string, columns: readonly ProfileColumn[]): (row: number) => boolean {
  const [, title, sign, number, unit] = /^(.*) ([≤>]) ([-−\d.,e]+) ?(.*)$/.exec(part)!;
  const { values } = columns.find((column) => column.title === title)!;
  const plain = number!.replaceAll(',', '').replace('−', '-');
  const threshold = Number(unit === '%' ? `${plain}e-2` : plain);
  return sign === '≤' ? (row) => values[row]! <= threshold : (row) => values[row]! > threshold;
}
