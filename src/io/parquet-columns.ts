import type { SchemaElement, SchemaTree } from 'hyparquet';

/** One column of a Parquet table: a leaf of its schema, or a list or map as a whole. */
export interface ParquetColumn {
  /** Dotted name. */
  readonly name: string;
  /** The top-level column that it is read with. */
  readonly top: string;
  /** Names that lead from the top-level value to this one. */
  readonly within: readonly string[];
  readonly kind: 'plain' | 'single' | 'date' | 'instant' | 'local-time' | 'decimal' | 'nested';
  /** Digits after the mark of a decimal. */
  readonly scale: number;
}

/** The columns of a schema, structs taken apart into dotted names. O(schema). */
export function parquetColumns(schema: SchemaTree): readonly ParquetColumn[] {
  return schema.children.flatMap((child) => leaves(child, child.element.name, []));
}

function leaves(node: SchemaTree, top: string, within: readonly string[]): readonly ParquetColumn[] {
  const { element, children } = node;
  const name = [top, ...within].join('.');
  const whole = { name, top, within, scale: element.scale ?? 0 };
  if (element.repetition_type === 'REPEATED') return [{ ...whole, kind: 'nested' }];
  if (children.length === 0) return [{ ...whole, kind: leafKind(element) }];
  const type = element.logical_type?.type ?? element.converted_type;
  if (type === 'LIST' || type === 'MAP' || type === 'MAP_KEY_VALUE' || type === 'VARIANT')
    return [{ ...whole, kind: 'nested' }];
  return children.flatMap((child) => leaves(child, top, [...within, child.element.name]));
}

function leafKind({
  type,
  converted_type: converted,
  logical_type: logical,
}: SchemaElement): ParquetColumn['kind'] {
  if (converted === 'DATE' || logical?.type === 'DATE') return 'date';
  if (logical?.type === 'TIMESTAMP') return logical.isAdjustedToUTC ? 'instant' : 'local-time';
  if (converted === 'TIMESTAMP_MILLIS' || converted === 'TIMESTAMP_MICROS' || type === 'INT96')
    return 'instant';
  if (converted === 'DECIMAL') return 'decimal';
  return type === 'FLOAT' ? 'single' : 'plain';
}
