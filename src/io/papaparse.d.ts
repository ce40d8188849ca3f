declare module 'papaparse/papaparse.js' {
  interface ParserConfig {
    readonly delimiter: string;
    readonly newline: '\n' | '\r' | '\r\n';
    readonly quoteChar: string;
    readonly escapeChar: string;
  }

  interface ParserResult {
    readonly data: string[][];
    readonly errors: readonly { readonly code: string; readonly row: number }[];
    readonly meta: { readonly cursor: number };
  }

  interface Parser {
    parse(input: string, baseIndex: number, ignoreLastRow: boolean): ParserResult;
  }

  const Papa: { readonly Parser: new (config: ParserConfig) => Parser };
  export default Papa;
}
