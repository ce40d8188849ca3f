import type { Failure } from '../../engine/failure.ts';
import type { Answer } from '../../worker/protocol.ts';
import type { ModelView } from '../../worker/apply-protocol.ts';
import type { AppActions, StoreParts } from '../app-state.ts';
import { handoverOrder } from '../handover-order.ts';
import type { ImportActions } from '../import-actions.ts';
import { paceAt, startPace } from '../import-pace.ts';
import type { NoticeActions } from '../notice-actions.ts';
import { type ApplyState, type NewData, type OpenedModel, type Usable, usableOf } from './apply-state.ts';

export type ApplyActions = Pick<
  AppActions,
  | 'openModel'
  | 'openRunModel'
  | 'openNewData'
  | 'openNewMerges'
  | 'applyModel'
  | 'applyAsOf'
  | 'backToNewData'
  | 'cancelApply'
  | 'closeModel'
>;

export interface LoadedApplyActions {
  readonly actions: ApplyActions;
  /** Brings back what the notice told of as closed. */
  restore(noticeId: number): void;
  /** Lets go of it for good. */
  forget(noticeId: number): void;
}

/** The other groups of actions that these rely on. */
export interface ApplyPeers {
  readonly imports: ImportActions;
  readonly notices: NoticeActions;
}

/** Opens a model, has new data previewed, and applies the one to the other in the worker. */
export function applyActions({ store, ports }: StoreParts, peers: ApplyPeers): LoadedApplyActions {
  const { imports, notices } = peers;
  const closed = new Map<number, Usable>();
  let latest = 0;

  const now = (): ApplyState => store.getState().applying;
  const to = (applying: ApplyState): void => store.setState({ applying });
  const modelNow = (): OpenedModel | undefined => {
    const state = now();
    const usable = 'model' in state ? state : usableOf(state);
    return 'model' in usable ? usable.model : undefined;
  };
  /** The model that data can be opened for; an import under way for the run goes first. */
  const modelForData = (): OpenedModel | undefined => {
    const { importFlow } = store.getState();
    if (importFlow.kind !== 'importing') return modelNow();
    notices.notify({
      tone: 'warning',
      message: `${importFlow.fileName} is still being imported on the Data page.`,
      remedy: 'Wait until it is in, or cancel it there; then choose the data for the model.',
    });
    return undefined;
  };
  /** Leaves what is under way; gives what there was before it. */
  const giveUp = (): Usable => {
    latest++;
    const state = now();
    if (state.kind === 'applying') ports.runner.cancelApply();
    imports.leaveWanted();
    return usableOf(state);
  };
  const offerBack = (former: Usable, message: string): void => {
    if (former.kind === 'none') return;
    const id = notices.notify({
      tone: 'info',
      message,
      action: { label: 'Bring it back', does: 'restore-model' },
    });
    closed.set(id, former);
  };
  const opening = async (
    fileName: string,
    read: () => Promise<Answer<{ readonly file: Blob; readonly view: ModelView }>>,
  ): Promise<void> => {
    const before = giveUp();
    const mine = ++latest;
    to({ kind: 'opening', fileName, before });
    const answer = await read();
    if (mine !== latest) return;
    if (answer.kind === 'failed') to({ kind: 'refused', fileName, failure: answer.failure, before });
    else if (answer.kind === 'cancelled') to(before);
    else {
      to({ kind: 'opened', model: { ...answer.value, fileName, wanted: wantedOf(answer.value.view) } });
      if (before.kind === 'applied')
        offerBack(before, `${fileName} took the place of what ${before.model.fileName} was applied to.`);
    }
  };
  const viewed = async (file: File): Promise<Answer<{ readonly file: Blob; readonly view: ModelView }>> => {
    const answer = await ports.runner.readModel(file);
    return answer.kind === 'ok' ? { kind: 'ok', value: { file, view: answer.value } } : answer;
  };
  const applyTo = async (model: OpenedModel, newData: NewData): Promise<void> => {
    const before = giveUp();
    const mine = ++latest;
    const { data, merges, asOf } = newData;
    let pace = startPace(ports.clock.now());
    const applying = { kind: 'applying', model, newData, before } as const;
    to({ ...applying, progress: undefined, pace });
    const answer = await ports.runner.applyModel(
      { model: { file: model.file, fileName: model.fileName }, data, merges, asOf },
      (progress) => {
        if (mine !== latest) return;
        if (progress.kind === 'reading') pace = paceAt(pace, progress.read, ports.clock.now());
        to({ ...applying, progress, pace });
      },
    );
    if (mine !== latest) return;
    if (answer.kind === 'ok') {
      to({ kind: 'applied', model, newData, applied: answer.value });
      imports.remember(newData.flow);
      if (before.kind === 'applied' && before.newData.data.file !== data.file)
        offerBack(before, `${data.plan.fileName} took the place of ${before.newData.data.plan.fileName}.`);
    } else if (answer.kind === 'failed')
      to({ kind: 'failed', model, newData, failure: answer.failure, before });
    else to(before);
  };
  const again = async (change: Partial<NewData>): Promise<void> => {
    const state = now();
    if (state.kind === 'applied' || state.kind === 'failed')
      await applyTo(state.model, { ...state.newData, ...change });
  };

  return {
    actions: {
      openModel: (file) => opening(file.name, () => viewed(file)),
      openRunModel: () =>
        opening('model.json', async () => {
          const order = handoverOrder(store.getState());
          if (order === undefined) return refused(NOTHING_RUN);
          const written = await ports.runner.handOver(order.run, { choice: order.choice, files: ['model'] });
          if (written.kind !== 'ok') return written;
          const { content, refused: why } = written.value;
          return content === undefined
            ? refused({ message: why[0]?.reason ?? 'The run gives no model.', remedy: OTHER_SCALING })
            : viewed(new File([content], 'model.json'));
        }),
      async openNewData(files) {
        const model = modelForData();
        if (model !== undefined) await imports.openWanted(files, model.wanted);
      },
      async openNewMerges(file) {
        const model = modelForData();
        if (model !== undefined) await imports.openMergesWanted(file, model.wanted);
      },
      async applyModel() {
        const model = modelNow();
        const taken = imports.takeWanted();
        if (model === undefined || taken === undefined) return;
        const { source, flow } = taken;
        if (source.kind === 'merges') {
          const { file, columns } = source;
          await again({ merges: { file, fileName: file.name, columns } });
        } else if (flow.kind === 'previewed') {
          const { file, plan } = source;
          await applyTo(model, { data: { file, plan }, merges: undefined, asOf: undefined, flow });
        }
      },
      applyAsOf: (asOf) => again({ asOf }),
      async backToNewData() {
        const state = now();
        if (state.kind !== 'failed') return;
        const { flow, data } = state.newData;
        giveUp();
        to(state.before);
        imports.showWanted(flow, data.file);
      },
      async cancelApply() {
        const before = giveUp();
        to(before);
      },
      async closeModel() {
        const former = giveUp();
        to({ kind: 'none' });
        offerBack(former, 'The model is closed.');
      },
    },
    restore(noticeId) {
      const former = closed.get(noticeId);
      closed.delete(noticeId);
      if (former === undefined) return;
      const displaced = giveUp();
      to(former);
      if (displaced.kind === 'applied')
        offerBack(displaced, `What ${displaced.model.fileName} was applied to made way for what is back.`);
    },
    forget: (noticeId) => void closed.delete(noticeId),
  };
}

function wantedOf({ config, features }: ModelView): OpenedModel['wanted'] {
  return {
    kind: config.source.kind,
    features: config.source.kind === 'customers' ? features.map(({ name }) => name) : [],
    quality: config.quality,
  };
}

const NOTHING_RUN = {
  message: 'There is no finished run on this page.',
  remedy: 'Run first, or open the model.json of an earlier run.',
};
const OTHER_SCALING =
  'Choose another “Scaling” under “Features” in the configuration, run again, and take that model.';

function refused(problem: { readonly message: string; readonly remedy: string }): {
  readonly kind: 'failed';
  readonly failure: Failure;
} {
  return { kind: 'failed', failure: { kind: 'bad-input', problem } };
}
