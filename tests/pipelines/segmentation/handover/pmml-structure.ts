import type { ReadElement } from '../../../io/xml/read-xml.ts';

/** What the schema of PMML 4.4 has of an element: its children in order, as a pattern, and its attributes. */
interface Rule {
  readonly children: RegExp;
  readonly required?: readonly string[];
  readonly optional?: readonly string[];
}

const NOTHING = /^$/;
const EXPRESSION = '(?:Apply|Constant|FieldRef|MapValues) ';

/** The elements in use, after pmml-4-4.xsd (Data Mining Group 2019). Cells of rows have no rule there either. */
const RULES: Readonly<Record<string, Rule>> = {
  PMML: {
    children: /^Header DataDictionary (?:TransformationDictionary )?(?:ClusteringModel )+$/,
    required: ['xmlns', 'version'],
  },
  Header: {
    children: /^(?:Application )?(?:Annotation )*(?:Timestamp )?$/,
    optional: ['copyright', 'description', 'modelVersion'],
  },
  Application: { children: NOTHING, required: ['name'], optional: ['version'] },
  Annotation: { children: NOTHING },
  DataDictionary: { children: /^(?:DataField )+$/, optional: ['numberOfFields'] },
  DataField: {
    children: NOTHING,
    required: ['name', 'optype', 'dataType'],
    optional: ['displayName'],
  },
  ClusteringModel: {
    children:
      /^MiningSchema (?:Output )?(?:LocalTransformations )?ComparisonMeasure (?:ClusteringField )+(?:Cluster )+(?:ModelVerification )?$/,
    required: ['functionName', 'modelClass', 'numberOfClusters'],
    optional: ['modelName', 'algorithmName', 'isScorable'],
  },
  MiningSchema: { children: /^(?:MiningField )+$/ },
  MiningField: {
    children: NOTHING,
    required: ['name'],
    optional: ['usageType', 'optype', 'missingValueReplacement', 'missingValueTreatment'],
  },
  Output: { children: /^(?:OutputField )+$/ },
  OutputField: {
    children: new RegExp(`^(?:${EXPRESSION})?$`),
    required: ['name', 'dataType'],
    optional: ['displayName', 'optype', 'feature'],
  },
  LocalTransformations: { children: /^(?:DerivedField )*$/ },
  DerivedField: {
    children: new RegExp(`^${EXPRESSION}$`),
    required: ['optype', 'dataType'],
    optional: ['name', 'displayName'],
  },
  Apply: { children: new RegExp(`^(?:${EXPRESSION})*$`), required: ['function'] },
  Constant: { children: NOTHING, optional: ['dataType'] },
  FieldRef: { children: NOTHING, required: ['field'] },
  MapValues: {
    children: /^(?:FieldColumnPair )+InlineTable $/,
    required: ['outputColumn'],
    optional: ['dataType', 'defaultValue'],
  },
  FieldColumnPair: { children: NOTHING, required: ['field', 'column'] },
  InlineTable: { children: /^(?:row )*$/ },
  ComparisonMeasure: { children: /^squaredEuclidean $/, required: ['kind'] },
  squaredEuclidean: { children: NOTHING },
  ClusteringField: { children: NOTHING, required: ['field'], optional: ['compareFunction'] },
  Cluster: { children: /^Array $/, optional: ['id', 'name', 'size'] },
  Array: { children: NOTHING, required: ['type'], optional: ['n'] },
  ModelVerification: {
    children: /^VerificationFields InlineTable $/,
    optional: ['recordCount', 'fieldCount'],
  },
  VerificationFields: { children: /^(?:VerificationField )+$/ },
  VerificationField: { children: NOTHING, required: ['field'], optional: ['column'] },
};

/** Where an element, its children or its attributes are not as the schema has them. */
export function pmmlFaults(element: ReadElement): readonly string[] {
  if (element.name === 'row') return [];
  const rule = RULES[element.name];
  if (rule === undefined) return [`${element.name} is not known`];
  const children = element.children.map(({ name }) => `${name} `).join('');
  const { required = [], optional = [] } = rule;
  const known = new Set([...required, ...optional]);
  return [
    ...(rule.children.test(children) ? [] : [`${element.name} holds ${children}`]),
    ...required
      .filter((name) => !element.attributes.has(name))
      .map((name) => `${element.name} has no ${name}`),
    ...[...element.attributes.keys()]
      .filter((name) => !known.has(name))
      .map((name) => `${element.name} has ${name}`),
    ...element.children.flatMap(pmmlFaults),
  ];
}
