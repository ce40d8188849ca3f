import type { FeatureDrift } from '../../pipelines/segmentation/applied/drift-document.ts';
import { SHIFTED, STRONGLY_SHIFTED } from '../../pipelines/segmentation/applied/stability-bands.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import { MeasuredBox } from '../charts/measured-box.tsx';
import { ReferenceBars } from '../charts/reference-bars.tsx';
import { formatCount, formatNumber, formatShare } from '../parts/format-number.ts';
import { indexText } from './chance-words.ts';

/** More bars than these are a wall. */
const MOST_SHOWN = 20;
/** Twice as far as a strong shift is as good as everything. */
const MOST_DRAWN = 0.5;
const THRESHOLDS = [
  { label: 'shifted', value: SHIFTED },
  { label: 'strongly', value: STRONGLY_SHIFTED },
] as const;

/** How far each feature has moved, beside what chance gives; the greatest first. */
export function FeatureDriftChart({
  features,
  chosen,
  onChoose,
}: {
  readonly features: readonly FeatureDrift[];
  readonly chosen: string | undefined;
  readonly onChoose: (name: string) => void;
}) {
  const shown = features.slice(0, MOST_SHOWN);
  const cut = shown.some(({ index }) => index > MOST_DRAWN);
  return (
    <ChartFrame
      title="Population stability index of each feature"
      subtitle={`${
        shown.length < features.length
          ? `the ${MOST_SHOWN} greatest of ${formatCount(features.length)}, all in the table`
          : 'greatest first; a click shows where the customers lie'
      }${cut ? `; bars are cut at ${formatNumber(MOST_DRAWN)}` : ''}`}
      howToRead="The index compares the shares of customers in tenths of the run’s values, missing ones apart: below 0.1 a feature is stable, from 0.25 on it has changed. The hatching is what chance alone stays below, in 99 of 100 cases for all features together, so only a bar that leaves it says anything."
      table={{
        caption: 'Population stability index of each feature',
        columns: [
          'Feature',
          'Index',
          'Reads',
          'By chance, mean',
          'By chance, up to',
          'Missing now',
          'Missing then',
        ],
        rows: features.map(
          ({ title, index, band, expectedByChance, chanceBound, isBeyondChance, missing }) => [
            title,
            indexText(index),
            isBeyondChance ? band : `${band}, within chance`,
            indexText(expectedByChance),
            indexText(chanceBound),
            formatShare(missing.now),
            formatShare(missing.before),
          ],
        ),
      }}
      drawing="svg"
      fileName="strata-applied-features"
    >
      <MeasuredBox>
        {(width) => (
          <ReferenceBars
            rows={shown.map(({ title, index, chanceBound, isBeyondChance, band }) => ({
              name: title,
              value: index,
              reference: chanceBound,
              strong: isBeyondChance && band !== 'stable',
            }))}
            referenceLabel="by chance alone"
            thresholds={THRESHOLDS}
            most={MOST_DRAWN}
            axisTitle="Population stability index"
            width={width}
            format={indexText}
            formatTick={formatNumber}
            alternative={`Population stability index: ${shown
              .map(
                ({ title, index, chanceBound }) =>
                  `${title} ${indexText(index)}, by chance up to ${indexText(chanceBound)}`,
              )
              .join('; ')}.`}
            selected={shown.findIndex(({ name }) => name === chosen)}
            onSelect={(row) => onChoose(shown[row]!.name)}
          />
        )}
      </MeasuredBox>
    </ChartFrame>
  );
}
