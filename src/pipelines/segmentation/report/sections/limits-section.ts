import { type Prose, prose } from '../../explanation/prose.ts';
import type { Findings } from '../../judgement/findings.ts';
import type { Section } from '../blocks.ts';
import type { ReportInput } from '../report-input.ts';

/** What the report cannot say. */
export function limitsSection({ result, findings }: ReportInput): Section {
  const { firstDay, lastDay } = result.totals;
  const untested = untestedNames(findings);
  const items: readonly (Prose | undefined)[] = [
    structureLimit(findings),
    untested.length === 0 ? undefined : prose`Not tested in this run: ${untested.join(', ')}.`,
    firstDay === null || lastDay === null
      ? prose`Segments describe the customers of this table; they say nothing about causes or about other customers.`
      : prose`Segments describe these customers between ${firstDay} and ${lastDay}; they say nothing about causes or about other customers.`,
    findings.value === undefined
      ? undefined
      : prose`Customer value is a forecast that assumes that customers go on as the model has seen them; what a campaign adds to it only a test with a control group shows.`,
    prose`Names, rules and contrasts are read off the same data as the segments; they describe them and do not confirm them.`,
    prose`The return rests on the ranges that were set for cost, extra spend and margin, which are assumptions.`,
    prose`Method: k-means finds compact clusters of similar spread; other shapes are cut up. Jaccard bands are Hennig’s reading (2007), a convention and not a law.`,
  ];
  return {
    id: 'limits',
    title: ['Limits'],
    newPage: true,
    blocks: [{ kind: 'list', items: items.filter((item) => item !== undefined) }],
  };
}

function structureLimit({ kChoice: { structure } }: Findings): Prose | undefined {
  switch (structure) {
    case 'none':
      return prose`The tests do not tell these segments from cuts through one cloud: nothing should rest on them.`;
    case 'weak':
      return prose`The segments are a convenient cut, not a discovery: another sample may be cut elsewhere.`;
    case 'not tested':
      return prose`Whether the data have segments at all was not tested.`;
    case 'clear':
      return undefined;
  }
}

function untestedNames(findings: Findings): readonly string[] {
  const tests: readonly (readonly [string, unknown])[] = [
    ['customers drawn again', findings.sampling],
    ['features left out', findings.featureTest],
    ['other periods', findings.timeTest],
    ['other starts', findings.restartTest],
    ['added noise', findings.noiseTest],
    ['data without segments', findings.nullTest],
    ['customer value', findings.value],
    ['RFM', findings.rfm],
    ['predictive validity', findings.prediction?.explained.at(0)],
    ['drift between the halves', findings.timeTest === undefined ? true : findings.timeTest.drift],
  ];
  return tests.filter(([, made]) => made === undefined).map(([name]) => name);
}
