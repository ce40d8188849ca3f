import type { ImportedFile } from '../worker/protocol.ts';
import type { StoreParts } from './app-state.ts';
import { settledFlow, type TablePreviewed } from './import-flow.ts';
import type { NoticeActions } from './notice-actions.ts';

/** An input that is no longer used, as long as a notice offers to bring it back. */
export interface LeftInput {
  readonly file: ImportedFile;
  /** Its data are gone, to make room for what took its place: it is read again. */
  readonly isReleased: boolean;
}

/** A preview that was given up, with its file. */
export interface GivenUp {
  readonly flow: TablePreviewed;
  readonly file: File | undefined;
}

/** Inputs and previews that were left, each with the notice that offers it back. */
export interface LeftInputs {
  /** Another file took the place of an input, whose data go at once. */
  offerReplaced(former: ImportedFile, by: ImportedFile): void;
  offerRemoved(former: ImportedFile): void;
  /** A preview without corrections is not offered. */
  offerGivenUp(preview: TablePreviewed, file: File | undefined): void;
  /** Gives what the notice offers, which then is offered no more. */
  takeInput(noticeId: number): LeftInput | undefined;
  takePreview(noticeId: number): GivenUp | undefined;
  /** Lets go of it for good. */
  forget(noticeId: number): void;
}

export function leftInputs({ store, ports }: StoreParts, notices: NoticeActions): LeftInputs {
  const inputs = new Map<number, LeftInput>();
  const previews = new Map<number, GivenUp>();
  return {
    offerReplaced(former, by) {
      ports.runner.remove(former.id);
      for (const [id, { file, isReleased }] of inputs) {
        if (!isReleased || file.kind !== former.kind) continue;
        notices.dismiss(id);
        inputs.delete(id);
      }
      const id = notices.notify({
        tone: 'info',
        message: `${by.fileName} took the place of ${former.fileName}.`,
        action: { label: 'Bring back the former file', does: 'restore-input' },
      });
      inputs.set(id, { file: former, isReleased: true });
    },
    offerRemoved(former) {
      const id = notices.notify({
        tone: 'info',
        message: `${former.fileName} is no longer used.`,
        action: { label: 'Bring it back', does: 'restore-input' },
      });
      inputs.set(id, { file: former, isReleased: false });
    },
    offerGivenUp(preview, file) {
      const flow = settledFlow(preview);
      if (flow.done.length === 0) return;
      const id = notices.notify({
        tone: 'info',
        message: `The import of ${flow.fileName} was given up, with what was corrected.`,
        action: { label: 'Back to the preview', does: 'restore-import' },
      });
      previews.set(id, { flow, file });
    },
    takeInput: (noticeId) => taken(inputs, noticeId),
    takePreview: (noticeId) => taken(previews, noticeId),
    forget(noticeId) {
      previews.delete(noticeId);
      const former = taken(inputs, noticeId);
      if (former === undefined || former.isReleased) return;
      if (store.getState().inputs[former.file.kind]?.id !== former.file.id)
        ports.runner.remove(former.file.id);
    },
  };
}

function taken<T>(offered: Map<number, T>, noticeId: number): T | undefined {
  const found = offered.get(noticeId);
  offered.delete(noticeId);
  return found;
}
