import type {
  RunMessage,
  RunOrder,
  Answer,
  HostReady,
  ImportCorrections,
  ImportedFile,
  ImportProgress,
  MergePreview,
} from '../../src/worker/protocol.ts';
import type { SegmentationConfig } from '../../src/pipelines/segmentation/config.ts';
import type { ImportTrial } from '../../src/worker/import-trial.ts';
import type { AppliedData, ApplyProgress } from '../../src/worker/applied-data.ts';
import type { ApplyOrder, ModelView } from '../../src/worker/apply-protocol.ts';
import type { PackedFile } from '../../src/worker/pack-files.ts';
import type { Runner } from '../../src/worker/runner-api.ts';
import type { RunOutcome } from '../../src/engine/events.ts';
import type { ImportPlan } from '../../src/io/import-plan.ts';
import type { MergeColumns } from '../../src/io/merge-history.ts';
import type { TablePreview } from '../../src/io/preview-table.ts';
// The store loads it in its own time, which may be after a short test is over.
import '../../src/state/session/session-actions.ts';
import { createAppStore } from '../../src/state/app-store.ts';
import type { AppStore } from '../../src/state/app-state.ts';
import { memoryArchive, type MemoryArchive } from './memory-archive.ts';
import { memorySessions, sessionDisk, type MemorySessions } from './memory-sessions.ts';
import { memoryClaims } from './memory-claims.ts';
import { STAGES } from './run-messages.ts';

/** A call that the test answers. */
export interface Pending<T> {
  readonly file: File;
  readonly corrections?: ImportCorrections;
  readonly plan?: ImportPlan;
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly answer: (answer: Answer<T>) => void;
}

/** A runner that does what the test says. */
export interface ScriptedRunner extends Runner {
  readonly runs: {
    readonly order: RunOrder;
    readonly say: (message: RunMessage) => void;
    readonly end: (outcome: RunOutcome) => void;
  }[];
  readonly previews: Pending<TablePreview>[];
  readonly mergePreviews: (Pending<MergePreview> & { readonly columns: MergeColumns })[];
  readonly imports: (Pending<ImportedFile> & { readonly columns?: MergeColumns | undefined })[];
  readonly packs: {
    readonly files: readonly PackedFile[];
    readonly answer: (answer: Answer<Blob>) => void;
  }[];
  readonly trials: (Pending<ImportTrial> & {
    readonly quality: SegmentationConfig['quality'];
    readonly seed: number;
  })[];
  readonly models: Pending<ModelView>[];
  readonly applications: {
    readonly order: ApplyOrder;
    readonly onProgress: (progress: ApplyProgress) => void;
    readonly answer: (answer: Answer<AppliedData>) => void;
  }[];
  readonly unpacks: Pending<readonly PackedFile[]>[];
  readonly removed: string[];
  readonly cancelled: string[];
}

export function scriptedRunner(): ScriptedRunner {
  const ready: HostReady = { workers: 2, sharedMemory: true, pace: 1, stages: STAGES };
  const runs: ScriptedRunner['runs'] = [];
  const previews: Pending<TablePreview>[] = [];
  const mergePreviews: ScriptedRunner['mergePreviews'] = [];
  const imports: ScriptedRunner['imports'] = [];
  const packs: ScriptedRunner['packs'] = [];
  const unpacks: ScriptedRunner['unpacks'] = [];
  const trials: ScriptedRunner['trials'] = [];
  const models: ScriptedRunner['models'] = [];
  const applications: ScriptedRunner['applications'] = [];
  const removed: string[] = [];
  const cancelled: string[] = [];
  return {
    runs,
    previews,
    mergePreviews,
    imports,
    packs,
    unpacks,
    trials,
    models,
    applications,
    removed,
    cancelled,
    warmUp: async () => ({ kind: 'ok', value: ready }),
    run: (order, onMessage) =>
      new Promise((resolve) => {
        runs.push({
          order,
          say: onMessage,
          end(outcome) {
            onMessage({ kind: 'run-ended', outcome });
            resolve(outcome);
          },
        });
      }),
    cancel: () => void cancelled.push('run'),
    preview: (file, corrections = {}) =>
      new Promise((answer) => previews.push({ file, corrections, answer })),
    tryImport: (file, plan, quality, seed) =>
      new Promise((answer) => trials.push({ file, plan, quality, seed, answer })),
    importTable: (file, plan, onProgress) =>
      new Promise((answer) => imports.push({ file, plan, onProgress, answer })),
    previewMerges: (file, columns) => new Promise((answer) => mergePreviews.push({ file, columns, answer })),
    importMerges: (file, columns, onProgress) =>
      new Promise((answer) => imports.push({ file, columns, onProgress, answer })),
    handOver: async () => ({
      kind: 'ok',
      value: { content: undefined, written: 0, refused: [], renamed: [] },
    }),
    readModel: (file) => new Promise((answer) => models.push({ file, answer })),
    applyModel: (order, onProgress) =>
      new Promise((answer) => applications.push({ order, onProgress, answer })),
    cancelApply: () => void cancelled.push('apply'),
    pack: (files) => new Promise((answer) => packs.push({ files, answer })),
    unpack: (file) => new Promise((answer) => unpacks.push({ file, answer })),
    cancelImport: () => void cancelled.push('import'),
    rejectedRows: async () => ({ kind: 'ok', value: new Blob(['row\r\n']) }),
    remove: (id) => void removed.push(id),
    cacheStats: async () => ({
      kind: 'ok',
      value: { entries: 0, bytes: 0, budget: 1, hits: 0, misses: 0, savedMs: 0, stages: [] },
    }),
    clearCache: async () => ({ kind: 'ok', value: undefined }),
    close: () => {},
  };
}

export interface TestApp {
  readonly store: AppStore;
  readonly runner: ScriptedRunner;
  /** As if a newer build were at hand; how often it was taken. */
  readonly updates: { readonly ready: () => void; readonly applied: number };
  readonly storage: Map<string, string>;
  /** As if another tab erased everything, or wrote a text. */
  readonly elsewhere: {
    readonly clear: () => void;
    readonly write: (key: string, value: string) => void;
  };
  readonly archive: MemoryArchive;
  readonly sessions: MemorySessions;
  readonly address: { fragment: string; readonly pushed: string[] };
  /** Whether the script loads that claims projects. */
  readonly claiming: { loads: boolean };
  /** As if the user brought another address. */
  visit(fragment: string): void;
  wait(ms: number): void;
}

export function testApp(fragment = '', storage = new Map<string, string>(), disk = sessionDisk()): TestApp {
  let time = 0;
  let listener: (fragment: string) => void = () => {};
  const address: TestApp['address'] = { fragment, pushed: [] };
  const runner = scriptedRunner();
  const archive = memoryArchive();
  const sessions = memorySessions(disk);
  const claims = memoryClaims(disk.claims);
  const claiming = { loads: true };
  const elsewhere = { clear: (): void => {}, write: (_key: string, _value: string): void => {} };
  const updates = { ready: (): void => {}, applied: 0 };
  const store = createAppStore({
    runner,
    storage: {
      read: (key) => storage.get(key),
      write: (key, value) => kept(storage, key, value),
      clear: () => storage.clear(),
      onClear(told) {
        elsewhere.clear = () => {
          storage.clear();
          told();
        };
      },
      onChange(told) {
        elsewhere.write = (key, value) => {
          storage.set(key, value);
          told(key);
        };
      },
    },
    archive: () => Promise.resolve(archive),
    sessions: () => Promise.resolve(sessions),
    projectClaims: () =>
      claiming.loads ? Promise.resolve(claims) : Promise.reject(new TypeError('a script did not load')),
    clock: { now: () => time, date: () => 1_700_000_000_000 + time, nextTask: () => Promise.resolve() },
    updates: {
      onReady(told) {
        updates.ready = told;
      },
      apply: () => void updates.applied++,
    },
    address: {
      fragment: () => address.fragment,
      setFragment(next, how) {
        address.fragment = next;
        if (how === 'push') address.pushed.push(next);
      },
      onFragment(told) {
        listener = told;
        return () => {
          listener = () => {};
        };
      },
    },
  });
  return {
    store,
    runner,
    updates,
    storage,
    elsewhere,
    archive,
    sessions,
    address,
    claiming,
    visit(next) {
      address.fragment = next;
      listener(next);
    },
    wait(ms) {
      time += ms;
    },
  };
}

function kept(storage: Map<string, string>, key: string, value: string): boolean {
  try {
    storage.set(key, value);
    return true;
  } catch {
    return false;
  }
}
