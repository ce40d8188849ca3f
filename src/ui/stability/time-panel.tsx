import { useState } from 'react';
import type { DriftTest, TimeTest } from '../../pipelines/segmentation/sensitivity/artifacts.ts';
import type { CategoryStyle } from '../charts/category-style.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import type { DataTableContent } from '../charts/data-table.tsx';
import { FlowDiagram } from '../charts/flow-diagram.tsx';
import { formatFixed } from '../charts/format-quantity.ts';
import { MeasuredBox } from '../charts/measured-box.tsx';
import { Button } from '../parts/button.tsx';
import { formatCount } from '../parts/format-number.ts';
import { Panel } from '../parts/panel.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { Verdict } from '../parts/verdict.tsx';
import { SegmentName } from '../segment-name.tsx';
import styles from './stability.module.css';
import { driftSentence } from './drift-words.ts';

interface Comparison {
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly counts: Float64Array;
}

/** Whether the segments are those of other periods too, and where customers go between them. */
export function TimePanel({
  test,
  sampling,
  categories,
  selected,
  onSelect,
}: {
  readonly test: TimeTest;
  /** Mean Jaccard of each segment when customers are drawn again: what chance alone does. */
  readonly sampling: readonly number[] | undefined;
  readonly categories: readonly CategoryStyle[];
  readonly selected: number | undefined;
  readonly onSelect: (index: number | undefined) => void;
}) {
  const comparisons = comparisonsOf(test);
  const [at, setAt] = useState(0);
  const shown = comparisons[Math.min(at, comparisons.length - 1)];
  return (
    <>
      <Panel
        title="Segments in other periods (Jaccard)"
        aside={<DriftMark drift={test.drift} />}
        note="Profiles are rebuilt from the events of each period alone, clustered, and matched with the segments of the whole. Shorter periods know less of each customer, so scores fall even where nobody changes: compare them with the sampling level, and trust the test for drift. “−30 days” is the period without its last 30 days."
      >
        <p className={styles.finding}>{driftSentence(test.drift)}</p>
        <PlainTable
          caption="Jaccard similarity of each segment with its match in other periods"
          columns={[
            {
              title: 'Segment',
              cell: (style) => (
                <span className={styles.segment}>
                  <SegmentName id={style.index} name={style.name} style={style} />
                </span>
              ),
            },
            ...(sampling === undefined
              ? []
              : [
                  {
                    title: 'Sampling',
                    align: 'right' as const,
                    cell: ({ index }: CategoryStyle) => formatFixed(sampling[index] ?? NaN, 2),
                  },
                ]),
            ...test.windows.map(({ title, jaccard }) => ({
              title: shortTitle(title),
              align: 'right' as const,
              cell: ({ index }: CategoryStyle) => formatFixed(jaccard[index] ?? NaN, 2),
            })),
            ...(test.drift === undefined
              ? []
              : [
                  {
                    title: 'Halves (expected)',
                    align: 'right' as const,
                    cell: ({ index }: CategoryStyle) => halfText(test.drift, index),
                  },
                ]),
          ]}
          rows={categories.slice(0, test.k)}
          rowKey={({ index }) => index}
        />
      </Panel>
      {shown === undefined ? undefined : (
        <ChartFrame
          title={`Where customers go, from “${shown.from.toLowerCase()}” to “${shown.to.toLowerCase()}” (customers)`}
          howToRead="Each band is as wide as the number of customers who are in the segment on the left by one period and in the segment on the right by the other. Bands that lead straight across are customers who stay; crossing bands are movers, of whom some always come from chance."
          table={transitionTable(shown, categories)}
          drawing="svg"
          fileName="strata-transitions"
          above={
            <div className={styles.choices} role="group" aria-label="Periods compared">
              {comparisons.map(({ title }, index) => (
                <Button key={title} aria-pressed={shown.title === title} onClick={() => setAt(index)}>
                  {title}
                </Button>
              ))}
            </div>
          }
        >
          <MeasuredBox>
            {(width) => (
              <FlowDiagram
                counts={shown.counts}
                categories={categories.slice(0, test.k)}
                none="not in the period"
                leftTitle={shown.from}
                rightTitle={shown.to}
                width={width}
                alternative={`${shown.title}: customers by segment in both periods; the table gives every count.`}
                format={(count) => `${formatCount(count)} customers`}
                selected={selected}
                onSelect={(index) => onSelect(index === selected ? undefined : index)}
              />
            )}
          </MeasuredBox>
        </ChartFrame>
      )}
    </>
  );
}

function DriftMark({ drift }: { readonly drift: DriftTest | undefined }) {
  if (drift === undefined) return <Verdict kind="not tested" />;
  return drift.found ? <Verdict kind="fail" word="Drift" /> : <Verdict kind="pass" word="No drift found" />;
}

function halfText(drift: DriftTest | undefined, index: number): string {
  const segment = drift?.segments[index];
  return segment === undefined || Number.isNaN(segment.jaccard)
    ? formatFixed(NaN, 2)
    : `${formatFixed(segment.jaccard, 2)} (${formatFixed(segment.expected, 2)})`;
}

/** The same table with an empty row and column for customers outside the period. */
function withNone(counts: Float64Array, k: number): Float64Array {
  const padded = new Float64Array((k + 1) ** 2);
  for (let from = 0; from < k; from++) padded.set(counts.subarray(from * k, (from + 1) * k), from * (k + 1));
  return padded;
}

function comparisonsOf({ k, windows, drift }: TimeTest): readonly Comparison[] {
  const halves: readonly Comparison[] =
    drift === undefined
      ? []
      : [
          {
            title: 'Half to half',
            from: 'First half',
            to: 'Second half',
            counts: withNone(drift.transitions, k),
          },
        ];
  return [
    ...halves,
    ...windows.map(({ title, transitions }) => ({
      title: shortTitle(title),
      from: 'Whole period',
      to: title,
      counts: transitions,
    })),
  ];
}

/** "−30 days" for "Without the last 30 days". */
function shortTitle(title: string): string {
  return title.replace(/^Without the last (\d+) days$/, '−$1 days');
}

function transitionTable(
  { title, counts }: Comparison,
  categories: readonly CategoryStyle[],
): DataTableContent {
  const size = Math.round(Math.sqrt(counts.length));
  const nameOf = (index: number): string =>
    index === size - 1
      ? 'not in the period'
      : `${categories[index]?.number ?? ''} ${categories[index]?.name ?? ''}`;
  const all = Array.from({ length: size }, (_, index) => index);
  return {
    caption: `Customers by segment, ${title}`,
    columns: ['From \\ to', ...all.map(nameOf)],
    rows: all.map((from) => [nameOf(from), ...all.map((to) => formatCount(counts[from * size + to] ?? 0))]),
  };
}
