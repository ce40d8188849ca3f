import { present } from '../../../../src/base/assert.ts';
import type { ReadElement } from '../../../io/xml/read-xml.ts';

/** Values of fields by name; missing ones are NaN. */
type Fields = Map<string, number>;

/** What a model says of a customer: its output fields by name. */
export type PmmlOutputs = ReadonlyMap<string, string>;

const FUNCTIONS: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  min: Math.min,
  max: Math.max,
  ln: Math.log,
  lessThan: (a, b) => Number(a < b),
};

/** Reads the clustering model of a document, as far as it is written here, as a function of the fields that are given. */
export function pmmlModel(document: ReadElement): (given: ReadonlyMap<string, number>) => PmmlOutputs {
  const model = one(document, 'ClusteringModel');
  const fills = all(one(model, 'MiningSchema'), 'MiningField').map(
    (field) => [attribute(field, 'name'), number(attribute(field, 'missingValueReplacement'))] as const,
  );
  const derived = all(one(model, 'LocalTransformations'), 'DerivedField').map(
    (field) => [attribute(field, 'name'), expression(field.children[0]!)] as const,
  );
  const point = all(model, 'ClusteringField').map((field) => attribute(field, 'field'));
  const clusters = all(model, 'Cluster').map((cluster) => ({
    id: attribute(cluster, 'id'),
    centre: one(cluster, 'Array').text.split(' ').map(number),
  }));
  const outputs = all(one(model, 'Output'), 'OutputField').map(
    (field) => [attribute(field, 'name'), shown(field)] as const,
  );
  return (given) => {
    const fields: Fields = new Map(
      fills.map(([name, fill]) => {
        const value = given.get(name) ?? Number.NaN;
        return [name, Number.isNaN(value) ? fill : value];
      }),
    );
    for (const [name, value] of derived) fields.set(name, value(fields));
    const distances = clusters.map(({ centre }) =>
      point.reduce((sum, name, j) => sum + (fields.get(name)! - centre[j]!) ** 2, 0),
    );
    const { id } = clusters[distances.indexOf(Math.min(...distances))]!;
    return new Map(outputs.map(([name, text]) => [name, text(id)]));
  };
}

/** The rows that the document holds itself to: given fields, and the outputs that they must have. */
export function pmmlVerification(
  document: ReadElement,
): readonly { readonly given: ReadonlyMap<string, number>; readonly expected: PmmlOutputs }[] {
  const model = one(document, 'ClusteringModel');
  const verification = one(model, 'ModelVerification');
  const inputs = new Set(
    all(one(document, 'DataDictionary'), 'DataField').map((field) => attribute(field, 'name')),
  );
  const fields = all(one(verification, 'VerificationFields'), 'VerificationField');
  return all(one(verification, 'InlineTable'), 'row').map((row) => {
    const cells = fields.flatMap((field) => {
      const cell = row.children.find(({ name }) => name === attribute(field, 'column'));
      return cell === undefined ? [] : [[attribute(field, 'field'), cell.text] as const];
    });
    return {
      given: new Map(cells.filter(([name]) => inputs.has(name)).map(([name, text]) => [name, number(text)])),
      expected: new Map(cells.filter(([name]) => !inputs.has(name))),
    };
  });
}

function expression(element: ReadElement): (fields: Fields) => number {
  if (element.name === 'Constant') {
    const value = number(element.text);
    return () => value;
  }
  if (element.name === 'FieldRef') {
    const name = attribute(element, 'field');
    return (fields) => present(fields.get(name), `field ${name}`);
  }
  const name = attribute(element, 'function');
  const [first, second, third] = element.children.map(expression);
  if (name === 'if') return (fields) => (first!(fields) === 0 ? third! : second!)(fields);
  const apply = present(FUNCTIONS[name], `function ${name}`);
  return (fields) => apply(first!(fields), second?.(fields) ?? Number.NaN);
}

function shown(field: ReadElement): (id: string) => string {
  if (attribute(field, 'feature') === 'predictedValue') return (id) => id;
  const map = one(field, 'MapValues');
  const column = attribute(one(map, 'FieldColumnPair'), 'column');
  const texts = new Map(
    all(one(map, 'InlineTable'), 'row').map((row) => [
      one(row, column).text,
      one(row, attribute(map, 'outputColumn')).text,
    ]),
  );
  return (id) => present(texts.get(id), `what ${id} is shown as`);
}

function number(text: string): number {
  if (text.trim() === '' || Number.isNaN(Number(text))) throw new Error(`${text} is no number`);
  return Number(text);
}

function attribute(element: ReadElement, name: string): string {
  return present(element.attributes.get(name), `${element.name} with ${name}`);
}

function all({ children }: ReadElement, name: string): readonly ReadElement[] {
  return children.filter((child) => child.name === name);
}

function one(element: ReadElement, name: string): ReadElement {
  return present(all(element, name)[0], `${element.name} with ${name}`);
}
