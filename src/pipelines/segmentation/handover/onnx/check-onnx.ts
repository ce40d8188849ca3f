import { DISTANCE_TOLERANCE } from '../checked-customers.ts';
import type { HandedRun } from '../handed-run.ts';
import type { WrittenHandover } from '../handover-file.ts';
import { NO_CONSTANTS } from '../no-constants.ts';

/** `check_onnx.py`, which holds `model.onnx` to the customers in its metadata. The same for every run but its first line. */
export function checkOnnx({ version, config }: HandedRun): WrittenHandover {
  if (config.features.scaling === 'quantile') return NO_CONSTANTS;
  return {
    kind: 'written',
    content: `# Strata ${version}: holds model.onnx to customers of its run.\n${SCRIPT}`,
  };
}

const SCRIPT = `# Usage: python3 check_onnx.py [model.onnx]      (needs onnxruntime and numpy)
# The tests of Strata run this where onnxruntime for Python is installed, and model.onnx in onnxruntime-web everywhere.
import json
import os
import sys

import numpy
import onnxruntime


def main():
    beside = os.path.join(os.path.dirname(os.path.abspath(__file__)), "model.onnx")
    path = sys.argv[1] if len(sys.argv) > 1 else beside
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    told = session.get_modelmeta().custom_metadata_map
    features = json.loads(told["features"])
    rows = json.loads(told["check"])
    given = {
        name: numpy.array([[numpy.nan if row["values"][j] is None else row["values"][j]] for row in rows], dtype=numpy.float64)
        for j, name in enumerate(features)
    }
    segments, labels, squares = session.run(None, given)[:3]
    differing = 0
    for at, row in enumerate(rows):
        found, distance = float(squares[at].min()), row["squaredDistance"]
        near = abs(found - distance) <= ${DISTANCE_TOLERANCE} * (${DISTANCE_TOLERANCE} + distance)
        if int(segments[at]) != row["segment"] or int(labels[at]) != row["label"] or not near:
            differing += 1
            print(f"row {at + 1}: segment {int(segments[at])} (label {int(labels[at])}, squared distance {found!r}), "
                  f"expected {row['segment']} (label {row['label']}, squared distance {distance!r})")
    passed = len(rows) > 0 and differing == 0
    print(f"{'PASS' if passed else 'FAIL'}: {differing} of {len(rows)} customers differ. {told['borders']}.")
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
`;
