import { Line, LineChart, XAxis, YAxis } from 'recharts';
import type { CategoryStyle } from './category-style.ts';
import styles from './lines-chart.module.css';
import { PlotAxes } from './plot-axes.tsx';

const HEIGHT = 300;
const MARGIN = { top: 8, right: 28, bottom: 38, left: 40 };
/** From the ends of the axis to the first and last level. */
const BESIDE = 12;
/** The borders of the tiers of stability. */
const TICKS = [0, 0.6, 0.75, 0.85, 1];

/** One line per segment over a few levels, from 0 to 1; the numbers stand at the ends of the lines. */
export function LinesChart({
  levels,
  scores,
  band,
  categories,
  width,
  levelTitle,
  formatLevel,
  alternative,
  selected,
}: {
  readonly levels: readonly number[];
  /** One array per level, a score per segment. */
  readonly scores: readonly (readonly number[])[];
  /** Of data without segments, one value per level. */
  readonly band: readonly number[] | undefined;
  readonly categories: readonly CategoryStyle[];
  readonly width: number;
  readonly levelTitle: string;
  readonly formatLevel: (level: number) => string;
  readonly alternative: string;
  readonly selected: number | undefined;
}) {
  const data = levels.map((level, at) => ({
    level: formatLevel(level),
    null: band?.[at],
    ...Object.fromEntries(categories.map(({ index }) => [`s${index}`, scores[at]?.[index]])),
  }));
  return (
    <div className={styles.chart} role="img" aria-label={alternative}>
      <Axes levels={levels.map(formatLevel)} title={levelTitle} width={width} />
      <LineChart width={width} height={HEIGHT} data={data} margin={MARGIN} accessibilityLayer={false}>
        <XAxis hide dataKey="level" padding={{ left: BESIDE, right: BESIDE }} />
        <YAxis hide domain={[0, 1]} />
        {band === undefined ? undefined : (
          <Line
            dataKey="null"
            stroke="var(--mark)"
            strokeDasharray="4 3"
            dot={false}
            isAnimationActive={false}
          />
        )}
        {categories.map(({ index, colour, hollow }) => (
          <Line
            key={index}
            dataKey={`s${index}`}
            stroke={colour}
            strokeWidth={selected === index ? 3 : 1.5}
            strokeOpacity={selected === undefined || selected === index ? 1 : 0.3}
            {...(hollow && { strokeDasharray: '5 2' })}
            dot={{ r: 2.5, fill: colour, strokeWidth: 0 }}
            isAnimationActive={false}
          />
        ))}
      </LineChart>
    </div>
  );
}

function Axes({
  levels,
  title,
  width,
}: {
  readonly levels: readonly string[];
  readonly title: string;
  readonly width: number;
}) {
  const [right, bottom] = [width - MARGIN.right, HEIGHT - MARGIN.bottom];
  const step = (right - MARGIN.left - 2 * BESIDE) / Math.max(1, levels.length - 1);
  const up = (score: number): number => bottom - score * (bottom - MARGIN.top);
  return (
    <PlotAxes
      width={width}
      height={HEIGHT}
      left={MARGIN.left}
      right={right}
      bottom={bottom}
      rows={TICKS.map((tick) => ({ at: up(tick), text: String(tick) }))}
      columns={levels.map((text, at) => ({ at: MARGIN.left + BESIDE + at * step, text }))}
      title={title}
    />
  );
}
