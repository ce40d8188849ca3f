/** What a value of a tensor is. */
export type OnnxElement = 'double' | 'int64' | 'bool';

/** A constant of the graph; `dims` has its shape, row-major. */
export type OnnxConstant = { readonly name: string; readonly dims: readonly number[] } & (
  | { readonly element: 'double'; readonly values: readonly number[] }
  | { readonly element: 'int64'; readonly values: readonly number[] }
  | { readonly element: 'bool'; readonly values: readonly boolean[] }
);

/** One operation: its operator in the default operator set, and the names of what goes in and out. */
export interface OnnxNode {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Whole numbers by name. */
  readonly attributes?: Readonly<Record<string, number>>;
}

/** A tensor that is given or taken; a dimension that may be any size has a name instead of a size. */
export interface OnnxPort {
  readonly name: string;
  readonly element: OnnxElement;
  readonly dims: readonly (number | string)[];
}

/** A graph in the order in which it is computed: a node only uses what stands before it. */
export interface OnnxGraph {
  readonly name: string;
  readonly constants: readonly OnnxConstant[];
  readonly nodes: readonly OnnxNode[];
  readonly inputs: readonly OnnxPort[];
  readonly outputs: readonly OnnxPort[];
}

/** A model as a file holds it. */
export interface OnnxModel {
  readonly producer: { readonly name: string; readonly version: string };
  readonly about: string;
  /** Version of the default operator set, whose operators the nodes name. */
  readonly opset: number;
  readonly graph: OnnxGraph;
  /** `metadata_props`: texts by key, in this order. */
  readonly metadata: ReadonlyMap<string, string>;
}
