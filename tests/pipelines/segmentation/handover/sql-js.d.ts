declare module 'sql.js' {
  interface Statement {
    run(values: readonly (string | number | null)[]): void;
    free(): void;
  }
  interface Database {
    run(sql: string): void;
    exec(
      sql: string,
    ): readonly { readonly columns: readonly string[]; readonly values: readonly unknown[][] }[];
    prepare(sql: string): Statement;
    close(): void;
  }
  export default function initSqlJs(options: {
    readonly useOldExtensionFunctions: boolean;
  }): Promise<{ readonly Database: new () => Database }>;
}
