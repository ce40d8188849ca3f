import type { Failure } from '../../engine/failure.ts';
import type { AppliedData, ApplyProgress } from '../../worker/applied-data.ts';
import type { ApplyOrder, ModelView } from '../../worker/apply-protocol.ts';
import type { TablePreviewed } from '../import-flow.ts';
import type { ImportPace } from '../import-pace.ts';
import type { WantedData } from '../wanted-data.ts';

/** A model file that was read. */
export interface OpenedModel {
  readonly file: Blob;
  readonly fileName: string;
  readonly view: ModelView;
  readonly wanted: WantedData;
}

/** New data as they are read: the order without its model, and the preview that led to it. */
export type NewData = Omit<ApplyOrder, 'model'> & {
  readonly data: { readonly file: File };
  readonly flow: TablePreviewed;
};

/** Where applying a model stands; the run on the page and its inputs are no part of it. */
export type ApplyState = SettledApply | BusyApply;

/** Waits for the user. */
export type SettledApply =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'refused';
      readonly fileName: string;
      readonly failure: Failure;
      readonly before: Usable;
    }
  | { readonly kind: 'opened'; readonly model: OpenedModel }
  | {
      readonly kind: 'failed';
      readonly model: OpenedModel;
      readonly newData: NewData;
      readonly failure: Failure;
      readonly before: Usable;
    }
  | Applied;

export interface Applied {
  readonly kind: 'applied';
  readonly model: OpenedModel;
  readonly newData: NewData;
  readonly applied: AppliedData;
}

/** What a failure or a cancel leads back to. */
export type Usable = Extract<SettledApply, { kind: 'none' | 'opened' | 'applied' }>;

type BusyApply =
  | { readonly kind: 'opening'; readonly fileName: string; readonly before: Usable }
  | {
      readonly kind: 'applying';
      readonly model: OpenedModel;
      readonly newData: NewData;
      readonly progress: ApplyProgress | undefined;
      readonly pace: ImportPace;
      readonly before: Usable;
    };

export const NOTHING_OPENED: ApplyState = { kind: 'none' };

/** What is to be had now, whatever went wrong or is under way since. */
export function usableOf(state: ApplyState): Usable {
  return 'before' in state ? state.before : state;
}
