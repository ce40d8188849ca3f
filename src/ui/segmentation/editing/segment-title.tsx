import { useEffect, useRef, useState } from 'react';
import { LONGEST_NAME } from '../../../pipelines/segmentation/edits/look-text.ts';
import type { SegmentLook } from '../../../pipelines/segmentation/edits/segment-edits.ts';
import type { Segment } from '../../../pipelines/segmentation/model.ts';
import { useActions } from '../../app-context.ts';
import { CategoryMark } from '../../charts/category-mark.tsx';
import type { CategoryStyle } from '../../charts/category-style.ts';
import { IconButton } from '../../parts/button.tsx';
import styles from './editing.module.css';

export interface SegmentTitleProps {
  readonly segment: Segment;
  readonly style: CategoryStyle;
  readonly selected: boolean;
  readonly onSelect: (id: number | undefined) => void;
  readonly onEdit: (id: number) => void;
}

/** Mark, number and name; pressing it points the segment out, F2 renames it in place: Enter keeps, Escape leaves it. */
export function SegmentTitle({ segment, style, selected, onSelect, onEdit }: SegmentTitleProps) {
  const { editSegments } = useActions();
  const [renaming, setRenaming] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const back = useRef(false);
  useEffect(() => {
    if (!renaming && back.current) button.current?.focus();
    back.current = renaming;
  }, [renaming]);
  if (renaming)
    return (
      <NameField
        segment={segment}
        style={style}
        onDone={(name) => {
          setRenaming(false);
          if (name !== undefined && name !== segment.name)
            void editSegments({ kind: 'look', segment: segment.id, look: { ...lookOf(segment), name } });
        }}
      />
    );
  return (
    <div className={styles.title}>
      <button
        ref={button}
        type="button"
        className={styles.name}
        aria-pressed={selected}
        aria-keyshortcuts="F2"
        onClick={() => onSelect(selected ? undefined : segment.id)}
        onKeyDown={(event) => {
          if (event.key !== 'F2') return;
          event.preventDefault();
          setRenaming(true);
        }}
      >
        <CategoryMark style={style} size={16} />
        <span className={styles.number}>{style.number}</span>
        <bdi>{segment.name}</bdi>
      </button>
      <IconButton
        icon="edit"
        label={`Edit segment ${style.number}`}
        title="Edit: name, description, colour, merge, set aside (F2 renames)"
        onClick={() => onEdit(segment.id)}
      />
    </div>
  );
}

function NameField({
  segment,
  style,
  onDone,
}: {
  readonly segment: Segment;
  readonly style: CategoryStyle;
  /** Undefined: as it was. */
  readonly onDone: (name: string | undefined) => void;
}) {
  const [typed, setTyped] = useState(segment.name);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  return (
    <div className={styles.title}>
      <CategoryMark style={style} size={16} />
      <input
        ref={field}
        type="text"
        className={styles.rename}
        aria-label={`Name of segment ${style.number}`}
        maxLength={LONGEST_NAME}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={() => onDone(typed)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
          event.preventDefault();
          event.stopPropagation();
          onDone(event.key === 'Enter' ? typed : undefined);
        }}
      />
    </div>
  );
}

function lookOf({ byHand }: Segment): SegmentLook {
  if (byHand === undefined) return {};
  const { description, colour, isSetAside } = byHand;
  return {
    ...(description !== undefined && { description }),
    ...(colour !== undefined && { colour }),
    ...(isSetAside && { isSetAside }),
  };
}
