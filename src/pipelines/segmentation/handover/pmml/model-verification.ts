import type { XmlElement } from '../../../../io/xml/write-xml.ts';
import { checkedCustomers } from '../checked-customers.ts';
import type { HandedRun } from '../handed-run.ts';

/** The customers of the self-check, which an engine may hold the model to when it reads it. Missing values have no cell. */
export function modelVerification(
  run: HandedRun,
  { label, segment }: { readonly label: string; readonly segment: string },
): XmlElement {
  const { names } = run.artifacts.features;
  const columns = [...names.map((_, j) => `f${j + 1}`), 'label', 'segment'];
  const fields = [...names, label, segment].map((field, j): XmlElement => ({
    name: 'VerificationField',
    attributes: { field, column: columns[j]! },
  }));
  const rows = checkedCustomers(run).map((customer): XmlElement => {
    const cells = [...customer.values, customer.label, customer.segment];
    return {
      name: 'row',
      content: cells.flatMap((cell, j) =>
        cell === null ? [] : [{ name: columns[j]!, content: String(cell) }],
      ),
    };
  });
  return {
    name: 'ModelVerification',
    attributes: { recordCount: rows.length, fieldCount: fields.length },
    content: [
      { name: 'VerificationFields', content: fields },
      { name: 'InlineTable', content: rows },
    ],
  };
}
