import { useState } from 'react';
import { explainSegment } from '../../pipelines/segmentation/explanation/explain-segment.ts';
import { nextMove } from '../../pipelines/segmentation/explanation/next-step.ts';
import {
  certaintyOf,
  REGISTER_WORDS,
  RULE_BASED,
} from '../../pipelines/segmentation/explanation/register.ts';
import type { Findings } from '../../pipelines/segmentation/judgement/findings.ts';
import type { SegmentVerdict } from '../../pipelines/segmentation/judgement/verdict.ts';
import { ProseText } from '../judgement/prose-text.tsx';
import styles from './segment-explanation.module.css';

interface SegmentExplanationProps {
  readonly verdict: SegmentVerdict;
  readonly findings: Findings;
}

/** Why a segment is judged as it is and what to do with it, as sure as its tests allow; opened, everything that can be said of it. */
export function SegmentExplanation({ verdict, findings }: SegmentExplanationProps) {
  const { structure } = findings.kChoice;
  const { register, because } = certaintyOf(structure, verdict.robustness);
  const [open, setOpen] = useState(false);
  return (
    <div className={styles.explanation}>
      <p>
        <span className={`${styles.register} ${styles[register]}`} title={because}>
          {REGISTER_WORDS[register]}
        </span>{' '}
        <bdi>{verdict.reason.text}</bdi> <ProseText text={nextMove(verdict, structure, register)} />
      </p>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>Explanation, by rules</summary>
        {open && <Answers verdict={verdict} findings={findings} />}
      </details>
    </div>
  );
}

function Answers({ verdict, findings }: SegmentExplanationProps) {
  const { certainty, answers } = explainSegment(findings, verdict);
  return (
    <div className={styles.answers}>
      <dl>
        {answers.map(({ question, text }) => (
          <div key={question}>
            <dt>{question}</dt>
            <dd>
              <ProseText text={text} />
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles.quiet}>
        {REGISTER_WORDS[certainty.register]}: {certainty.because} {RULE_BASED}
      </p>
    </div>
  );
}
