import { useId, useState } from 'react';
import { LONGEST_DESCRIPTION, LONGEST_NAME } from '../../../pipelines/segmentation/edits/look-text.ts';
import { isMerged, isSetAside } from '../../../pipelines/segmentation/edits/swept.ts';
import type { Segment } from '../../../pipelines/segmentation/model.ts';
import { useActions } from '../../app-context.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ColourChoice } from './colour-choice.tsx';
import styles from './editing.module.css';
import { MergeChoice } from './merge-choice.tsx';

export interface SegmentEditorProps {
  readonly segment: Segment;
  readonly segments: readonly Segment[];
  onClose(): void;
}

/** Name, description and colour of a segment, whether it is set aside, and merging it with another. */
export function SegmentEditor({ segment, segments, onClose }: SegmentEditorProps) {
  const id = useId();
  const { editSegments } = useActions();
  const { generatedName = segment.name, description: described, colour: given } = segment.byHand ?? {};
  const [name, setName] = useState(segment.name === generatedName ? '' : segment.name);
  const [description, setDescription] = useState(described ?? '');
  const [colour, setColour] = useState(given);
  const [aside, setAside] = useState(isSetAside(segment));
  const done = (change: Parameters<typeof editSegments>[0]): void => {
    void editSegments(change);
    onClose();
  };
  return (
    <Dialog title={`Edit segment ${segment.id + 1}`} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          const look = {
            name,
            description,
            ...(colour !== undefined && { colour }),
            ...(aside && { isSetAside: true as const }),
          };
          done({ kind: 'look', segment: segment.id, look });
        }}
      >
        <p className={styles.field}>
          <label htmlFor={`${id}-name`}>Name</label>
          <input
            id={`${id}-name`}
            type="text"
            maxLength={LONGEST_NAME}
            placeholder={generatedName}
            aria-describedby={`${id}-rule`}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
          <span id={`${id}-rule`} className={styles.quiet}>
            Empty: the name made by rule, “<bdi>{generatedName}</bdi>”.
          </span>
        </p>
        <p className={styles.field}>
          <label htmlFor={`${id}-description`}>Description</label>
          <textarea
            id={`${id}-description`}
            rows={3}
            maxLength={LONGEST_DESCRIPTION}
            placeholder="For whoever reads the page or the report"
            value={description}
            onChange={({ target }) => setDescription(target.value)}
          />
        </p>
        <ColourChoice chosen={colour} onChoose={setColour} />
        <label className={styles.check}>
          <input type="checkbox" checked={aside} onChange={({ target }) => setAside(target.checked)} />
          <span>
            Set aside: left out of lists and verdicts, drawn grey. Its customers keep their place in all
            counts.
          </span>
        </label>
        <p className={styles.buttons}>
          <Button type="submit" look="primary">
            Save
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </p>
      </form>
      {isMerged(segment) && (
        <div className={styles.part}>
          <h3>Merged from {segment.byHand?.sources.length} segments of the run</h3>
          <p className={styles.quiet}>Each gets back the name, numbers and tests that it had before.</p>
          <Button onClick={() => done({ kind: 'split', segment: segment.id })}>Split again</Button>
        </div>
      )}
      {segments.length > 1 && (
        <MergeChoice
          segment={segment}
          others={segments.filter(({ id: other }) => other !== segment.id)}
          onMerge={(from) => done({ kind: 'merge', into: segment.id, from })}
        />
      )}
    </Dialog>
  );
}
