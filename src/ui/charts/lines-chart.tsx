import { CartesianGrid, Line, LineChart, XAxis, YAxis } from 'recharts';
import type { CategoryStyle } from './category-style.ts';

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
    <div role="img" aria-label={alternative}>
      <LineChart
        width={width}
        height={300}
        data={data}
        margin={{ top: 8, right: 28, bottom: 4, left: 0 }}
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke="var(--gridline)" />
        <XAxis
          dataKey="level"
          tickLine={false}
          axisLine={{ stroke: 'var(--line-strong)' }}
          tick={{ fill: 'var(--muted)', fontSize: 11 }}
          padding={{ left: 12, right: 12 }}
          height={44}
          label={{ value: levelTitle, position: 'insideBottom', fill: 'var(--muted)', fontSize: 11 }}
        />
        <YAxis
          domain={[0, 1]}
          ticks={[0, 0.6, 0.75, 0.85, 1]}
          interval={0}
          width={40}
          tickLine={false}
          axisLine={false}
          tick={{ fill: 'var(--muted)', fontSize: 11 }}
        />
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
