import type { ReportInput } from '../../../../src/pipelines/segmentation/report/report-input.ts';
import type { Findings } from '../../../../src/pipelines/segmentation/judgement/findings.ts';
import { judged } from './report-fixture.ts';

/** What a file may hold in place of names, ids, columns and notes. */
export const HOSTILE: readonly string[] = [
  '<script>alert(1)</script>',
  '</style><style>*{display:none}</style>',
  '"onmouseover="alert(1)',
  "'><img src=x onerror=alert(1)>",
  '[click](javascript:alert(1))',
  '![x](https://evil.example/x.png) <https://evil.example>',
  'a | b |\n| --- |\n# heading\n- item',
  '`code` **bold** __strong__ ~~gone~~ $x$ https://evil.example www.evil.example a@evil.example',
  '\u202Ereversed\u202C \u0000\u0007\u001B[31m \uD800 \u2028next',
  'שלום </title></head><base href="https://evil.example/">',
  '&lt;script&gt; &amp; --> ]]> <!-- {{constructor}}',
];

/** The same input with these texts wherever a person or a file can put one. */
export function hostileInput(input: ReportInput): ReportInput {
  const nth = (i: number) => HOSTILE[i % HOSTILE.length] ?? '';
  const all = HOSTILE.join(' ');
  const { result, findings } = input;
  const segments = findings.segmentation.segments.map((segment) => ({
    ...segment,
    name: nth(segment.id),
    contrasts: HOSTILE.map((text, i) => ({
      feature: text,
      title: text,
      unit: '',
      kind: i % 2 === 0 ? ('number' as const) : ('category' as const),
      category: i % 2 === 0 ? undefined : all,
      inside: 2,
      outside: 1,
      effect: 2,
      members: segment.size,
    })),
    rule: { ...segment.rule, text: all },
  }));
  const hostile: Findings = {
    ...findings,
    kChoice: { ...findings.kChoice, reason: all },
    segmentation: { ...findings.segmentation, segments },
    columns: findings.columns.map((column, i) => ({ ...column, title: nth(i) })),
    ...(findings.featureTest && {
      featureTest: {
        ...findings.featureTest,
        leftOut: findings.featureTest.leftOut.map((left, i) => ({ ...left, title: nth(i) })),
        warnings: [{ code: all, message: all }],
      },
    }),
  };
  const counted = HOSTILE.map((reason) => ({ reason, count: 1, firstRows: [1] }));
  const judgedInput = judged(
    { ...input, findings: hostile },
    HOSTILE.slice(0, segments.length).map((note, segment) => ({
      segment,
      disposition: 'Monitor',
      note,
    })),
  );
  return {
    ...judgedInput,
    result: {
      ...result,
      config: {
        ...result.config,
        features: { ...result.config.features, exclude: HOSTILE },
        quality: { ...result.config.quality, testAccounts: HOSTILE },
      },
      funnel: { ...result.funnel, rejected: counted, quarantined: counted },
      identity: {
        rawIds: 2,
        customers: 1,
        mergeRows: 1,
        merged: 1,
        issues: HOSTILE.map((text) => ({ kind: text, message: text, path: HOSTILE, action: text })),
        issueCounts: { cycle: 1 },
      },
      mapping: Object.fromEntries(HOSTILE.map((text) => [text, text])),
      warnings: HOSTILE.map((text) => ({ code: text, message: text })),
      kSelection: { ...result.kSelection, reason: all },
    },
  };
}
