import { transfer, wrap, type Endpoint } from 'comlink';
import type { HostApi } from './protocol.ts';

/** A started host worker as its owner sees it. Calls under way never settle once it is dead. */
export interface HostLink {
  readonly api: HostApi;
  /** Tells once how the worker ended, unless through `terminate`. */
  onDeath(listener: (cause: string) => void): void;
  terminate(): void;
}

/** The host's calls over an endpoint; ports among the arguments are transferred. The caller keeps the object alive. */
export function hostApiOver(endpoint: Endpoint): HostApi {
  const remote = wrap<HostApi>(endpoint);
  return {
    warmUp: (options) => remote.warmUp(options),
    run: (order, port) => remote.run(order, transfer(port, [port])),
    cancel: () => remote.cancel(),
    preview: (file, fileName, corrections) => remote.preview(file, fileName, corrections),
    previewMerges: (file, fileName, columns) => remote.previewMerges(file, fileName, columns),
    importTable: (file, plan, port) => remote.importTable(file, plan, transfer(port, [port])),
    importMerges: (file, fileName, columns, port) =>
      remote.importMerges(file, fileName, columns, transfer(port, [port])),
    tryImport: (file, plan, quality, seed) => remote.tryImport(file, plan, quality, seed),
    handOver: (order, request) => remote.handOver(order, request),
    readModel: (file, fileName) => remote.readModel(file, fileName),
    applyModel: (order, port) => remote.applyModel(order, transfer(port, [port])),
    cancelApply: () => remote.cancelApply(),
    pack: (files) => remote.pack(files),
    unpack: (project, fileName) => remote.unpack(project, fileName),
    cancelImport: () => remote.cancelImport(),
    rejectedRows: (id) => remote.rejectedRows(id),
    remove: (id) => remote.remove(id),
    cacheStats: () => remote.cacheStats(),
    clearCache: (stages) => remote.clearCache(stages),
    ping: () => remote.ping(),
  };
}
