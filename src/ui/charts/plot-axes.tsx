import styles from './plot-axes.module.css';

/** A number or a word beside an axis, with its place in pixels from the left or the top. */
export interface AxisLabel {
  readonly at: number;
  readonly text: string;
}

export interface PlotAxesProps {
  readonly width: number;
  readonly height: number;
  /** Edges of the plot, in pixels. */
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  /** Of the vertical axis, each with a gridline. */
  readonly rows: readonly AxisLabel[];
  /** Of the horizontal axis. */
  readonly columns: readonly AxisLabel[];
  /** Under the horizontal axis. */
  readonly title: string;
}

/** From an axis to its labels. */
const BESIDE_AXIS = 8;

/**
 * Gridlines and both axes of a plot, which lies over them. Drawn by ourselves: Recharts measures the text of its axes, for which the
 * whole page is laid out once more.
 */
export function PlotAxes(props: PlotAxesProps) {
  const { width, height, left, right, bottom, rows, columns, title } = props;
  return (
    <svg
      className={styles.axes}
      width={width}
      height={height}
      data-chart
      aria-hidden="true"
      fill="var(--muted)"
      fontSize="11"
    >
      {rows.map(({ at, text }) => (
        <g key={at}>
          <line x1={left} x2={right} y1={at} y2={at} stroke="var(--gridline)" />
          <text x={left - BESIDE_AXIS} y={at} dy="0.355em" textAnchor="end">
            {text}
          </text>
        </g>
      ))}
      <line x1={left} x2={right} y1={bottom} y2={bottom} stroke="var(--line-strong)" />
      {columns.map(({ at, text }) => (
        <text key={at} x={at} y={bottom + BESIDE_AXIS} dy="0.71em" textAnchor="middle">
          {text}
        </text>
      ))}
      <text x={(left + right) / 2} y={height - 2} textAnchor="middle">
        {title}
      </text>
    </svg>
  );
}
