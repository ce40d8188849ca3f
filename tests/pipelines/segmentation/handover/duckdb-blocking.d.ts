declare module '@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs' {
  interface Connection {
    query(sql: string): { toArray(): readonly { toJSON(): Readonly<Record<string, unknown>> }[] };
    close(): void;
  }
  interface Database {
    instantiate(onProgress: () => void): Promise<unknown>;
    connect(): Connection;
    registerFileText(name: string, text: string): void;
    registerFileBuffer(name: string, bytes: Uint8Array): void;
  }
  interface Module {
    readonly mainModule: string;
    readonly mainWorker: string;
  }
  export class VoidLogger {}
  export const NODE_RUNTIME: unique symbol;
  export function createDuckDB(
    bundles: { readonly mvp: Module; readonly eh: Module },
    logger: VoidLogger,
    runtime: typeof NODE_RUNTIME,
  ): Promise<Database>;
}
