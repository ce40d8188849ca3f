import { useId } from 'react';
import type { FeatureDrift } from '../../pipelines/segmentation/applied/drift-document.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import { formatPercent, formatShort } from '../charts/format-quantity.ts';
import { MeasuredBox } from '../charts/measured-box.tsx';
import { ReferenceBars } from '../charts/reference-bars.tsx';
import { formatShare } from '../parts/format-number.ts';
import styles from './apply.module.css';
import { chanceWords, indexText } from './chance-words.ts';

interface Bin {
  readonly name: string;
  readonly before: number;
  readonly now: number;
}

/** Where the values of one feature lie now, against where they lay in the run. */
export function FeatureBinsChart({
  features,
  feature,
  onChoose,
}: {
  readonly features: readonly FeatureDrift[];
  readonly feature: FeatureDrift;
  readonly onChoose: (name: string) => void;
}) {
  const id = useId();
  const bins = binsOf(feature);
  return (
    <ChartFrame
      title={`Where ${feature.title} lies`}
      subtitle={`share of customers; stability index ${indexText(feature.index)}, ${feature.band}, ${chanceWords(feature)}`}
      howToRead="Each row is about a tenth of the run’s customers by this feature, fewer rows where many share a value. The bar is the share of the new customers with such values, the hatching that of the run."
      table={{
        caption: `Customers by ${feature.title}`,
        columns: ['Values', 'Share now', 'Share in the run'],
        rows: bins.map(({ name, now, before }) => [name, formatPercent(now), formatPercent(before)]),
      }}
      drawing="svg"
      fileName="strata-applied-feature"
      above={
        <p className={styles.choice}>
          <label htmlFor={id}>Feature</label>
          <select id={id} value={feature.name} onChange={({ target }) => onChoose(target.value)}>
            {features.map(({ name, title, index }) => (
              <option key={name} value={name}>
                {title} ({indexText(index)})
              </option>
            ))}
          </select>
        </p>
      }
    >
      <MeasuredBox>
        {(width) => (
          <ReferenceBars
            rows={bins.map(({ name, now, before }) => ({
              name,
              value: now,
              reference: before,
              strong: feature.isBeyondChance && feature.band !== 'stable',
            }))}
            referenceLabel="in the run"
            thresholds={[]}
            most={1}
            axisTitle="Share of customers"
            width={width}
            format={formatPercent}
            formatTick={formatShare}
            alternative={`${feature.title}: ${bins
              .map(
                ({ name, now, before }) =>
                  `${name} ${formatPercent(now)}, in the run ${formatPercent(before)}`,
              )
              .join('; ')}.`}
          />
        )}
      </MeasuredBox>
    </ChartFrame>
  );
}

function binsOf({ bins, missing }: FeatureDrift): readonly Bin[] {
  const present = bins.map(({ upTo, before, now }, at) => {
    const from = bins[at - 1]?.upTo;
    const name =
      from === undefined || from === null
        ? upTo === null
          ? 'any value'
          : `up to ${formatShort(upTo)}`
        : upTo === null
          ? `more than ${formatShort(from)}`
          : `${formatShort(from)} to ${formatShort(upTo)}`;
    return { name, before, now };
  });
  const isMissing = missing.before + missing.now > 0;
  return isMissing ? [...present, { name: 'missing', ...missing }] : present;
}
