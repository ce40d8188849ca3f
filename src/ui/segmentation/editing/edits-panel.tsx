import { SAME_SEGMENT_FROM } from '../../../pipelines/segmentation/edits/place-edits.ts';
import type { SegmentEdit } from '../../../pipelines/segmentation/edits/segment-edits.ts';
import { isSetAside, sourcesOf } from '../../../pipelines/segmentation/edits/swept.ts';
import type { Segment, Segmentation } from '../../../pipelines/segmentation/model.ts';
import { useActions, useApp } from '../../app-context.ts';
import { formatFixed } from '../../charts/format-quantity.ts';
import { Button } from '../../parts/button.tsx';
import { formatCount, formatCounted } from '../../parts/format-number.ts';
import { Panel } from '../../parts/panel.tsx';
import { editWords } from './edit-words.ts';
import styles from './editing.module.css';

/** What was edited by hand and on which segments, what waits for a segment, and what was set aside; nothing where nothing was. */
export function EditsPanel({ segmentation }: { readonly segmentation: Segmentation }) {
  const { editSegments, undo } = useActions();
  const canUndo = useApp(({ draft }) => draft.canUndo);
  const placement = useApp(({ edited, shownK }) =>
    shownK === undefined ? undefined : edited.placementAt(shownK),
  );
  if (placement === undefined) return undefined;
  const { placed, waiting } = placement;
  const { segments } = segmentation;
  const carried = placed.filter(({ isCarried }) => isCarried).length;
  return (
    <Panel
      title="Edited by hand"
      note={`Edits lie beside the result, whose hash stays that of the run. On other segments, of another run or another k, an edit goes to the segment with the same members: matched one to one, and from a Jaccard similarity of ${formatFixed(SAME_SEGMENT_FROM, 2)} on.${carried === 0 ? '' : ` ${formatCounted(carried, 'edit was', 'edits were')} carried over that way.`}`}
      aside={
        <Button icon="undo" disabled={!canUndo} onClick={undo}>
          Undo the last change
        </Button>
      }
    >
      <ul className={styles.list} aria-label="Edits of segments">
        {placed
          .toSorted((a, b) => a.segments[0]! - b.segments[0]!)
          .map(({ edit, segments: sources, jaccard, isCarried }) => (
            <li key={edit.id}>
              <span>
                <strong>{shownName(segments, sources)}</strong>: {editWords(edit, sources.length)}
                <span className={styles.quiet}>
                  {isCarried &&
                    `; carried over, ${formatFixed(jaccard, 2)} of the members are the same (Jaccard)`}
                  {isCovered(segments, sources) && '; rests while the segment is merged'}
                </span>
              </span>
              <Button
                look="quiet"
                icon="cross"
                aria-label={`Remove the edit of ${shownName(segments, sources)}`}
                onClick={() => void editSegments({ kind: 'drop', edit: edit.id })}
              >
                Remove
              </Button>
            </li>
          ))}
      </ul>
      {waiting.length > 0 && (
        <>
          <h3>Without a segment now</h3>
          <ul className={styles.list} aria-label="Edits without a segment now">
            {waiting.map((edit) => (
              <Waiting key={edit.id} edit={edit} segments={segments} />
            ))}
          </ul>
        </>
      )}
      <SetAside segments={segments} />
    </Panel>
  );
}

function Waiting({ edit, segments }: { readonly edit: SegmentEdit; readonly segments: readonly Segment[] }) {
  const { editSegments } = useActions();
  const words = editWords(edit, edit.segments.length);
  return (
    <li>
      <span>
        Made for “<bdi>{edit.generatedName}</bdi>”: {words}
      </span>
      <span className={styles.line}>
        <select
          aria-label={`Give this edit to a segment: ${words}`}
          value=""
          onChange={({ target }) =>
            void editSegments({ kind: 'apply', edit: edit.id, segment: Number(target.value) })
          }
        >
          <option value="" disabled>
            Give it to …
          </option>
          {segments.map(({ id, name }) => (
            <option key={id} value={id}>
              {id + 1} {name}
            </option>
          ))}
        </select>
        <Button
          look="quiet"
          icon="cross"
          aria-label={`Discard the edit: ${words}`}
          onClick={() => void editSegments({ kind: 'drop', edit: edit.id })}
        >
          Discard
        </Button>
      </span>
    </li>
  );
}

function SetAside({ segments }: { readonly segments: readonly Segment[] }) {
  const { editSegments } = useActions();
  const aside = segments.filter(isSetAside);
  if (aside.length === 0) return undefined;
  return (
    <>
      <h3>Set aside</h3>
      <ul className={styles.list} aria-label="Segments set aside">
        {aside.map((segment) => (
          <li key={segment.id}>
            <span>
              {segment.id + 1} <bdi>{segment.name}</bdi>{' '}
              <span className={styles.quiet}>{formatCount(segment.size)} customers</span>
            </span>
            <Button
              look="quiet"
              icon="undo"
              onClick={() => {
                const { description, colour, generatedName } = segment.byHand ?? {};
                const look = {
                  ...(segment.name !== generatedName && { name: segment.name }),
                  ...(description !== undefined && { description }),
                  ...(colour !== undefined && { colour }),
                };
                void editSegments({ kind: 'look', segment: segment.id, look });
              }}
            >
              Take back<span className="visually-hidden"> segment {segment.id + 1}</span>
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

function shownName(segments: readonly Segment[], sources: readonly number[]): string {
  const shown = segments.find((segment) => sourcesOf(segment).includes(sources[0]!));
  return shown === undefined ? '' : `${shown.id + 1} ${shown.name}`;
}

/** Whether the edit is of a part of a merged segment, whose own edit stands. */
function isCovered(segments: readonly Segment[], sources: readonly number[]): boolean {
  const shown = segments.find((segment) => sourcesOf(segment).includes(sources[0]!));
  return shown !== undefined && sourcesOf(shown).length > sources.length;
}
