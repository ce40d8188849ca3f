import { useMemo, type ReactNode } from 'react';
import { SEGMENTATION_SETTINGS } from '../../pipelines/segmentation/config.ts';
import type { SegmentVerdict } from '../../pipelines/segmentation/judgement/verdict.ts';
import { settingTitle } from '../../state/draft.ts';
import { useActions, useApp } from '../app-context.ts';
import type { CategoryStyle } from '../charts/category-style.ts';
import { Button } from '../parts/button.tsx';
import { Panel } from '../parts/panel.tsx';
import { decisionOf, reachedAt } from './decision-words.ts';
import { type Reached, ThresholdField } from './threshold-field.tsx';
import styles from './thresholds.module.css';

const { validation, actionability, economics } = SEGMENTATION_SETTINGS;

const REJECTING = [
  'minSize',
  'maxShare',
  'minTotalClv',
  'minRobustness',
  'minRoi',
  'minDimensions',
] as const satisfies readonly (keyof typeof validation.settings)[];
const WARNING = [
  'minMeanClv',
  'minTimeStability',
  'minFeatureStability',
  'maxCostRatio',
] as const satisfies readonly (keyof typeof validation.settings)[];
const HANDLES = ['minEffect', 'minLift'] as const;
const RANGES = [
  ['costLow', 'costHigh'],
  ['liftLow', 'liftHigh'],
  ['marginLow', 'marginHigh'],
] as const;
const SECTIONS = ['validation', 'actionability', 'economics'] as const;
const NONE: readonly Reached[] = [];

/** Sliders over everything that verdicts are held against; moving one judges again at once and runs nothing. */
export function ThresholdPanel({
  verdicts,
  categories,
}: {
  readonly verdicts: readonly SegmentVerdict[];
  readonly categories: readonly CategoryStyle[];
}) {
  const { resetSections } = useActions();
  const changed = useApp(({ draft }) =>
    SECTIONS.some((section) => Object.keys(draft.changes[section] ?? {}).length > 0),
  );
  const problem = useApp(({ draft }) =>
    draft.problems.find(({ path }) => SECTIONS.some((section) => path.startsWith(`${section}.`))),
  );
  const criterion = (name: (typeof REJECTING)[number] | (typeof WARNING)[number]): ReactNode => (
    <CriterionField key={name} name={name} verdicts={verdicts} categories={categories} />
  );
  return (
    <Panel
      title="Thresholds"
      note="Moving one judges again at once; nothing is computed anew. Marks show what each segment reaches."
      aside={
        <Button icon="undo" disabled={!changed} onClick={() => resetSections(SECTIONS)}>
          Reset thresholds
        </Button>
      }
    >
      {problem !== undefined && (
        <p className={styles.wrong}>
          “{settingTitle(problem.path)}” {problem.message}; until then the thresholds of the last run hold.
        </p>
      )}
      <Group title="Failing one of these rejects a segment">{REJECTING.map(criterion)}</Group>
      <Group title="Failing one of these sends it to review">{WARNING.map(criterion)}</Group>
      <Group title="From where on a contrast is a handle: who, what, when or how">
        {HANDLES.map((name) => (
          <ThresholdField
            key={name}
            section="actionability"
            name={name}
            setting={actionability.settings[name]}
            decision={decisionOf(`actionability.${name}`, verdicts)}
            reached={NONE}
          />
        ))}
      </Group>
      <Group
        title="What addressing a customer costs and brings"
        note={`Least return: ${decisionOf('validation.minRoi', verdicts).words}. Cost share: ${decisionOf('validation.maxCostRatio', verdicts).words}.`}
      >
        {RANGES.map(([low, high]) => (
          <RangeFields key={low} low={low} high={high} />
        ))}
      </Group>
    </Panel>
  );
}

function Group({
  title,
  note,
  children,
}: {
  readonly title: string;
  readonly note?: string;
  readonly children: ReactNode;
}) {
  return (
    <fieldset className={styles.group}>
      <legend>{title}</legend>
      {note !== undefined && <p className={styles.note}>{note}</p>}
      <div className={styles.fields}>{children}</div>
    </fieldset>
  );
}

function CriterionField({
  name,
  verdicts,
  categories,
}: {
  readonly name: keyof typeof validation.settings;
  readonly verdicts: readonly SegmentVerdict[];
  readonly categories: readonly CategoryStyle[];
}) {
  const path = `validation.${name}`;
  const reached = useMemo(
    () =>
      reachedAt(path, verdicts).flatMap(({ segment, value }) => {
        const style = categories[segment];
        return style === undefined ? [] : [{ style, value }];
      }),
    [path, verdicts, categories],
  );
  return (
    <ThresholdField
      section="validation"
      name={name}
      setting={validation.settings[name]}
      decision={decisionOf(path, verdicts)}
      reached={reached}
    />
  );
}

type End = (typeof RANGES)[number][number];

function RangeFields({ low, high }: { readonly low: End; readonly high: End }) {
  const from = useApp(({ draft }) => draft.config.economics[low]);
  const to = useApp(({ draft }) => draft.config.economics[high]);
  return (
    <>
      <ThresholdField
        section="economics"
        name={low}
        setting={economics.settings[low]}
        decision={undefined}
        reached={NONE}
        limit={(value) => Math.min(value, to)}
      />
      <ThresholdField
        section="economics"
        name={high}
        setting={economics.settings[high]}
        decision={undefined}
        reached={NONE}
        limit={(value) => Math.max(value, from)}
      />
    </>
  );
}
