import type { XmlElement } from '../../../../io/xml/write-xml.ts';
import type { FeaturePreparation } from '../../preparation/features.ts';

/**
 * What `preparedValue` does, as a derived field of PMML 4.4, in the same order, so that the same doubles come out but for
 * the logarithm's last bits. A missing value is filled before, by the mining schema.
 */
export function preparedField(preparation: FeaturePreparation, name: string): XmlElement {
  const { logarithm, low, high, centre, scale, weight } = preparation;
  const given = fieldRef(preparation.name);
  const logged = logarithm ? signedLog(given) : given;
  const drawnIn = apply('min', apply('max', logged, constant(low)), constant(high));
  const scaled = apply('/', apply('-', drawnIn, constant(centre)), constant(scale));
  return {
    name: 'DerivedField',
    attributes: {
      name,
      displayName: `${preparation.name}, prepared`,
      optype: 'continuous',
      dataType: 'double',
    },
    content: [weight === 1 ? scaled : apply('*', scaled, constant(Math.sqrt(weight)))],
  };
}

function signedLog(value: XmlElement): XmlElement {
  const ofNegative = apply('*', constant(-1), apply('ln', apply('-', constant(1), value)));
  return apply(
    'if',
    apply('lessThan', value, constant(0)),
    ofNegative,
    apply('ln', apply('+', constant(1), value)),
  );
}

function apply(name: string, ...operands: readonly XmlElement[]): XmlElement {
  return { name: 'Apply', attributes: { function: name }, content: operands };
}

function constant(value: number): XmlElement {
  return { name: 'Constant', attributes: { dataType: 'double' }, content: String(value) };
}

function fieldRef(field: string): XmlElement {
  return { name: 'FieldRef', attributes: { field } };
}
