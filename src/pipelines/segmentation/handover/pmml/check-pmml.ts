import type { HandedRun } from '../handed-run.ts';
import type { WrittenHandover } from '../handover-file.ts';
import { modelPmml } from './model-pmml.ts';

/** `check_pmml.py`, which holds `model.pmml` to the customers in it. The same for every run but its first line. */
export function checkPmml(run: HandedRun): WrittenHandover {
  const model = modelPmml(run);
  if (model.kind === 'refused') return model;
  return {
    kind: 'written',
    content: `# Strata ${run.version}: holds model.pmml to customers of its run.\n${SCRIPT}`,
  };
}

const SCRIPT = `# Usage: python3 check_pmml.py [model.pmml]      (needs nothing but Python)
# It reads the file by itself, as far as Strata writes PMML. That shows that the file says what it should, not that an
# engine reads it so: engines that know model verification hold themselves to the same customers.
import math
import os
import sys
import xml.etree.ElementTree as tree

PMML = "{http://www.dmg.org/PMML-4_4}"
FUNCTIONS = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "min": min,
    "max": max,
    "ln": math.log,
    "lessThan": lambda a, b: a < b,
}


def named(node, path):
    return node.findall("/".join(PMML + step for step in path.split("/")))


def value_of(node, fields):
    if node.tag == PMML + "FieldRef":
        return fields[node.get("field")]
    if node.tag == PMML + "Constant":
        return float(node.text)
    if node.tag != PMML + "Apply":
        raise ValueError("not known to this script: " + node.tag)
    if node.get("function") == "if":
        return value_of(node[1] if value_of(node[0], fields) else node[2], fields)
    return FUNCTIONS[node.get("function")](*[value_of(operand, fields) for operand in node])


def label_of(model, given):
    fields = {}
    for field in named(model, "MiningSchema/MiningField"):
        known = given.get(field.get("name"))
        fields[field.get("name")] = float(field.get("missingValueReplacement") if known is None else known)
    for field in named(model, "LocalTransformations/DerivedField"):
        fields[field.get("name")] = value_of(field[0], fields)
    point = [fields[field.get("field")] for field in named(model, "ClusteringField")]
    nearest, label = math.inf, None
    for cluster in named(model, "Cluster"):
        centre = [float(text) for text in named(cluster, "Array")[0].text.split()]
        distance = 0.0
        for a, b in zip(point, centre):
            distance += (a - b) * (a - b)
        if distance < nearest:
            nearest, label = distance, cluster.get("id")
    return label


def outputs_of(model, given):
    label = label_of(model, given)
    found = {}
    for field in named(model, "Output/OutputField"):
        found[field.get("name")] = label
        for values in named(field, "MapValues"):
            for row in named(values, "InlineTable/row"):
                if named(row, "label")[0].text == label:
                    found[field.get("name")] = named(row, values.get("outputColumn"))[0].text
    return found


def main():
    beside = os.path.join(os.path.dirname(os.path.abspath(__file__)), "model.pmml")
    model = named(tree.parse(sys.argv[1] if len(sys.argv) > 1 else beside).getroot(), "ClusteringModel")[0]
    fields = {field.get("field"): field.get("column")
              for field in named(model, "ModelVerification/VerificationFields/VerificationField")}
    rows = named(model, "ModelVerification/InlineTable/row")
    differing = 0
    for at, row in enumerate(rows):
        cells = {cell.tag[len(PMML):]: cell.text for cell in row}
        found = outputs_of(model, {name: cells.get(column) for name, column in fields.items()})
        wrong = [f"{name} {found[name]}, expected {cells[column]}"
                 for name, column in fields.items() if name in found and found[name] != cells[column]]
        if wrong:
            differing += 1
            print(f"row {at + 1}: " + "; ".join(wrong))
    passed = len(rows) > 0 and differing == 0
    print(f"{'PASS' if passed else 'FAIL'}: {differing} of {len(rows)} customers differ, "
          "as this script reads the file. No engine of PMML has run it.")
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
`;
