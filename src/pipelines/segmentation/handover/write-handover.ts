import { atOnce, type Sliced } from '../../../base/sliced.ts';
import type { HandedRun } from './handed-run.ts';
import type { HandoverFile, WrittenHandover } from './handover-file.ts';
import { HANDOVER_FILES } from './handover-files.ts';
import { HANDOVER_WRITERS } from './handover-writers.ts';
import { renamedFeatures } from './renamed-features.ts';

/** Files that were written, and those that this run cannot be handed over by. */
export interface Handover {
  /** By file name. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly refused: readonly { readonly file: HandoverFile; readonly reason: string }[];
  /** A sentence for each feature that the written files call otherwise than the run does. */
  readonly renamed: readonly string[];
}

/** Writes all files, or those named. */
export function writeHandover(run: HandedRun, chosen: readonly HandoverFile[] = HANDOVER_FILES): Handover {
  return atOnce(slicedHandover(run, chosen));
}

/** The same in slices, each one file. */
export function* slicedHandover(run: HandedRun, chosen: readonly HandoverFile[]): Sliced<Handover> {
  const files: Record<string, string | Uint8Array> = {};
  const refused: Handover['refused'][number][] = [];
  let areRenamed = false;
  for (const file of chosen) {
    yield;
    const written = run.checkRows.length === 0 ? NOTHING_CLEAR : HANDOVER_WRITERS[file.id](run);
    if (written.kind === 'refused') {
      refused.push({ file, reason: written.reason });
      continue;
    }
    files[file.fileName] = written.content;
    areRenamed ||= file.keepsNames !== true;
  }
  return { files, refused, renamed: areRenamed ? renamedFeatures(run) : [] };
}

const NOTHING_CLEAR: WrittenHandover = {
  kind: 'refused',
  reason: 'Every customer lies on a border between segments, so no other engine can be held to them.',
};
