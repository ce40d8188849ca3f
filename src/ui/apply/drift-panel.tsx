import type { ReactNode, Ref } from 'react';
import type { DriftDocument, DriftVerdict } from '../../pipelines/segmentation/applied/drift-document.ts';
import { formatCount, formatShare } from '../parts/format-number.ts';
import { Notice, type NoticeTone } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { StatList } from '../parts/stat-list.tsx';
import { chanceWords, indexText } from './chance-words.ts';
import styles from './apply.module.css';

const TONES: Readonly<Record<DriftVerdict['kind'], NoticeTone>> = {
  drift: 'warning',
  'no drift seen': 'good',
  'too few customers to tell': 'info',
};

const TITLES: Readonly<Record<DriftVerdict['kind'], string>> = {
  drift: 'The new customers have drifted from those of the run.',
  'no drift seen': 'The new customers lie no farther from those of the run than chance would put them.',
  'too few customers to tell': 'There are too few new customers to tell drift from chance.',
};

/** Whether the new customers have drifted, with each figure beside what chance gives. */
export function DriftPanel({
  drift: { warnings, verdict, features, segmentShares, farAway, data, model },
  heading,
  children,
}: {
  readonly drift: DriftDocument;
  readonly heading: Ref<HTMLHeadingElement>;
  readonly children: ReactNode;
}) {
  const [conclusion = '', ...words] = verdict.words;
  // That of drift is the verdict's own notice.
  const ofDescription = warnings.filter((warning) => !warning.startsWith(conclusion));
  const beyond = features.filter(({ band, isBeyondChance }) => band !== 'stable' && isBeyondChance);
  const strong = beyond.filter(({ band }) => band === 'strongly shifted');
  return (
    <Panel title="Drift from the run" heading={heading}>
      {ofDescription.map((warning) => (
        <Notice
          key={warning}
          tone="warning"
          title="The new customers are not described as those of the run were."
        >
          {warning}
        </Notice>
      ))}
      <Notice tone={TONES[verdict.kind]} title={TITLES[verdict.kind]}>
        <ul role="list" className={styles.words}>
          {words.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Notice>
      <StatList
        stats={[
          {
            label: 'New customers',
            value: formatCount(data.customers),
            note: `the run had ${formatCount(model.customers)}`,
          },
          {
            label: 'Features shifted',
            value: `${formatCount(beyond.length)} of ${formatCount(features.length)}`,
            note: `beyond chance; ${formatCount(strong.length)} of them strongly`,
          },
          {
            label: 'Segment shares',
            value: indexText(segmentShares.index),
            note: `stability index, ${segmentShares.band}; ${chanceWords(segmentShares)}`,
          },
          {
            label: 'Far-away customers',
            value: formatShare(farAway.now),
            note: `${formatShare(farAway.before)} of the run’s; ${
              farAway.isBeyondChance ? 'beyond chance' : `so many by chance in ${formatShare(farAway.chance)}`
            }`,
          },
        ]}
      />
      {children}
    </Panel>
  );
}
