import { explainSegment } from '../../explanation/explain-segment.ts';
import { categoryText, effectText } from '../../explanation/contrast-phrase.ts';
import { type Prose, given, prose } from '../../explanation/prose.ts';
import { isSetAside } from '../../edits/swept.ts';
import { count, money, quantity, score, share } from '../../explanation/quantities.ts';
import type { Findings } from '../../judgement/findings.ts';
import type { SegmentRobustness, SegmentVerdict } from '../../judgement/verdict.ts';
import type { Segment } from '../../model.ts';
import type { Contrast } from '../../segments/contrast.ts';
import { type Block, type Fact, type Section, type Table, numbers, texts } from '../blocks.ts';
import { cell } from './cells.ts';
import { criteriaTable, dimensionTable, economicsTable } from './judgement-tables.ts';
import { segmentMark, segmentTitle } from './segment-title.ts';

/** One page on one segment: what can be said, and every number behind it. */
export function segmentSection(
  findings: Findings,
  segment: Segment,
  verdict: SegmentVerdict | undefined,
): Section {
  const { size, contrasts } = segment;
  return {
    id: `segment-${segment.id + 1}`,
    title: prose`Segment ${segmentTitle(segment)}`,
    mark: segmentMark(segment),
    newPage: true,
    blocks: [
      ...descriptionBlocks(segment),
      ...(verdict === undefined
        ? [{ kind: 'notice' as const, text: unjudgedText(segment) }]
        : [{ kind: 'explanation' as const, ...explainSegment(findings, verdict) }]),
      { kind: 'facts', facts: facts(segment, verdict) },
      contrasts.length === 0
        ? { kind: 'notice', text: prose`No contrast is strong enough to be listed.` }
        : { kind: 'table', table: contrastTable(contrasts, size) },
      ruleBlock(segment),
      ...(verdict === undefined
        ? []
        : [
            { kind: 'table' as const, table: robustnessTable(verdict.robustness) },
            { kind: 'table' as const, table: criteriaTable(verdict.criteria) },
            { kind: 'table' as const, table: dimensionTable(verdict.dimensions) },
            { kind: 'table' as const, table: economicsTable(verdict.economics) },
          ]),
    ],
  };
}

function descriptionBlocks({ byHand }: Segment): readonly Block[] {
  const { description, sources = [] } = byHand ?? {};
  const merged = sources.map((source) => source + 1).join(', ');
  return [
    ...(description === undefined ? [] : [{ kind: 'text' as const, text: prose`${given(description)}` }]),
    ...(sources.length < 2
      ? []
      : [
          {
            kind: 'notice' as const,
            text: prose`Merged by hand from segments ${merged} of the run. Sizes, sums, means and contrasts are of all its customers; stability and silhouettes were measured before and are not tested for the merged segment.`,
          },
        ]),
  ];
}

function unjudgedText(segment: Segment): Prose {
  return isSetAside(segment)
    ? prose`This segment was set aside by hand and is not judged.`
    : prose`This segment was not judged.`;
}

function facts(segment: Segment, verdict: SegmentVerdict | undefined): readonly Fact[] {
  const { size, share: part, revenue, revenueShare, averageOrderValue, silhouette } = segment;
  return [
    { term: 'Customers', value: [count(size)], note: prose`${share(part)} of all` },
    {
      term: 'Revenue',
      value: [money(revenue)],
      note: revenue === undefined ? prose`the data hold none` : prose`${share(revenueShare)} of all`,
    },
    ...(averageOrderValue === undefined ? [] : [{ term: 'Mean order', value: [money(averageOrderValue)] }]),
    {
      term: 'Mean customer value',
      value: [verdict?.meanClv === undefined ? 'not tested' : money(verdict.meanClv)],
      ...(verdict?.totalClv !== undefined && { note: prose`${money(verdict.totalClv)} together` }),
    },
    {
      term: 'Silhouette',
      value: [Number.isNaN(silhouette) ? 'not measured after merging' : score(silhouette)],
    },
  ];
}

function contrastTable(contrasts: readonly Contrast[], size: number): Table {
  return {
    caption: ['What sets the segment apart from all other customers, strongest first'],
    columns: [texts('Trait'), numbers('Segment'), numbers('Others'), numbers('Effect'), numbers('Known of')],
    rows: contrasts.map((contrast) => {
      const unit = contrast.kind === 'category' ? 'share' : contrast.unit;
      return [
        cell(traitText(contrast)),
        cell(quantity(contrast.inside, unit)),
        cell(quantity(contrast.outside, unit)),
        cell(effectText(contrast)),
        cell(contrast.members < size ? prose`${count(contrast.members)} of ${count(size)}` : 'all'),
      ];
    }),
  };
}

function traitText({ title, kind, category }: Contrast): Prose {
  return kind === 'category' ? prose`${given(title)}: ${given(categoryText(category))}` : [given(title)];
}

function ruleBlock({ rule }: Segment): Block {
  if (rule.conditions.length === 0) return { kind: 'text', text: prose`${given(rule.text)}.` };
  return {
    kind: 'text',
    text: prose`A member is recognised by: ${given(rule.text)} (precision ${share(rule.precision)}, recall ${share(rule.recall)}).`,
  };
}

function robustnessTable({ parts }: SegmentRobustness): Table {
  return {
    caption: [
      'Robustness: mean Jaccard in each test, beside what data without segments reach in it (95% quantile)',
    ],
    columns: [texts('Test'), numbers('Score'), texts('Tier'), numbers('Without segments'), texts('Note')],
    rows: parts.map(({ title, score: value, tier, nullP95, because }) => [
      cell(title),
      cell(value === undefined ? 'not tested' : score(value)),
      cell(tier ?? '—'),
      cell(nullP95 === undefined ? 'not tested' : score(nullP95)),
      cell(because === undefined || because === 'not tested' ? '' : given(because)),
    ]),
  };
}
