import { pythonLines, pythonList, pythonText } from '../../../../io/python/python-literal.ts';
import type { HandedRun } from '../handed-run.ts';
import type { WrittenHandover } from '../handover-file.ts';
import { NO_CONSTANTS } from '../no-constants.ts';
import { MOST_INLINE_MERGES } from '../sql/kept-events.ts';
import { profileQuery } from '../sql/profile-tables.ts';
import { checkConstants, modelConstants } from './model-constants.ts';
import { CHECKS_PROGRAM } from './checks-program.ts';
import { MAIN_PROGRAM } from './main-program.ts';
import { PROFILES_PROGRAM } from './profiles-program.ts';
import { READING_PROGRAM } from './reading-program.ts';
import { SEGMENTS_PROGRAM } from './segments-program.ts';
import { loadedEvents } from './sqlite-events.ts';

/**
 * `pipeline_sklearn.py`: profiles from events, the preparation and the segments of the run, on the standard library, numpy
 * and scikit-learn. Whatever comes from the run stands in it as literals of plain ASCII. Refused for quantile scaling.
 * O(ids + k × features).
 */
export function sklearnScript(run: HandedRun): WrittenHandover {
  if (run.config.features.scaling === 'quantile') return NO_CONSTANTS;
  const sections = [head(run), IMPORTS, constants(run).join('\n')];
  return { kind: 'written', content: [sections.join('\n'), ...PROGRAM].join('\n\n') };
}

function head({ version, artifacts: { profiles }, fit, config, onBorder, elsewhere }: HandedRun): string {
  const customers = profiles.ids.length;
  return `#!/usr/bin/env python3
"""Strata ${pythonText(version).slice(1, -1)}: segments of customers, with scikit-learn.

From a run of ${customers} customers, ${fit.k} segments, seed ${config.source.seed}; every constant is written out.
The tests of Strata run scripts like this one on whole data sets wherever scikit-learn is installed; tried with
scikit-learn 1.2.1 (numpy 1.24) and 1.9.1 (numpy 2.4) on Python 3.11.

    python3 pipeline_sklearn.py                                       checks itself: PASS or FAIL
    python3 pipeline_sklearn.py --events events.csv --out segments.csv
    python3 pipeline_sklearn.py --profiles profiles.csv --out segments.csv

Customers get the segment of their nearest centroid, of equally near ones the lowest. --reproduce first runs k-means from
the centroids of Strata, --refit from ten starts of its own; both keep the preparation of the run. Only these two need
scikit-learn; all need numpy, and Parquet pyarrow. What is unknown is filled as Strata fills it.

${onBorder} of the ${customers} customers of the run lie within rounding of a border, where engines may differ; ${elsewhere} are nearest to
another centroid than that of their segment, which happens where a fit was stopped before it came to rest.

Times are ISO 8601, UTC where they name no zone; other forms, other encodings and decimal commas have their options.
Rows that Strata rejected must not be in the file, save those whose time or amount cannot be read.
"""
`;
}

const PROGRAM = [READING_PROGRAM, PROFILES_PROGRAM, SEGMENTS_PROGRAM, CHECKS_PROGRAM, MAIN_PROGRAM];

const IMPORTS = `import argparse
import contextlib
import csv
import gzip
import json
import math
import re
import sqlite3
import sys
import unicodedata
from collections import Counter
from datetime import date, datetime, timedelta, timezone

import numpy as np
`;

function constants(run: HandedRun): readonly string[] {
  return [...modelConstants(run), ...checkConstants(run), ...eventConstants(run)];
}

function eventConstants(run: HandedRun): readonly string[] {
  const events = loadedEvents(run);
  if (events === undefined)
    return ['EVENT_COLUMNS = None', 'MERGES_FROM_FILE = False', 'PROFILES_SQL = None'];
  const columns = events.columns.map(
    (each) => `(${[each.column, each.from, each.kind].map(pythonText).join(', ')})`,
  );
  return [
    '# Column in the SQL below, column in the file, how its cells are read.',
    `EVENT_COLUMNS = ${pythonList(columns, 'lines')}`,
    `MERGES_FROM_FILE = ${events.reading.merges.length > MOST_INLINE_MERGES ? 'True' : 'False'}`,
    `PROFILES_SQL = ${pythonLines(profileQuery(run, events.reading))}`,
  ];
}
