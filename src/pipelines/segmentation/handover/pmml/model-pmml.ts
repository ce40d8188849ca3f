import { isXmlText, writeXml, type XmlElement } from '../../../../io/xml/write-xml.ts';
import type { HandedRun } from '../handed-run.ts';
import type { WrittenHandover } from '../handover-file.ts';
import { NO_CONSTANTS } from '../no-constants.ts';
import { renamedFeatures } from '../renamed-features.ts';
import { ownNames } from '../own-names.ts';
import { clusteringModel } from './clustering-model.ts';

/**
 * `model.pmml`, a clustering model of PMML 4.4 (Data Mining Group 2019) from profiles to segments. Refused for quantile
 * scaling, and where XML cannot hold the name of a feature. O(k × features).
 */
export function modelPmml(run: HandedRun): WrittenHandover {
  if (run.config.features.scaling === 'quantile') return NO_CONSTANTS;
  const { names } = run.artifacts.features;
  if (!names.every(isXmlText)) return UNWRITABLE_NAME;
  const own = ownNames(names);
  const root: XmlElement = {
    name: 'PMML',
    attributes: { xmlns: 'http://www.dmg.org/PMML-4_4', version: '4.4' },
    content: [
      {
        name: 'Header',
        attributes: { description: 'Segments of customers' },
        content: [
          { name: 'Application', attributes: { name: 'Strata', version: run.version } },
          ...notes(run).map((content): XmlElement => ({ name: 'Annotation', content })),
        ],
      },
      {
        name: 'DataDictionary',
        attributes: { numberOfFields: names.length },
        content: names.map((name) => ({
          name: 'DataField',
          attributes: { name, optype: 'continuous', dataType: 'double' },
        })),
      },
      clusteringModel(run, own),
    ],
  };
  return { kind: 'written', content: writeXml(root) };
}

const UNWRITABLE_NAME: WrittenHandover = {
  kind: 'refused',
  reason: 'The name of a feature has a character that XML cannot hold.',
};

function notes(run: HandedRun): readonly string[] {
  const { artifacts, fit, config, onBorder, elsewhere } = run;
  const customers = artifacts.profiles.ids.length;
  return [
    'UNTESTED HERE: Strata has no PMML engine to run this on. Its tests read such files by a reader of their own, and check_pmml.py by another. Believe the model verification at the end, not this file.',
    `From a run of ${customers} customers, ${fit.k} segments, seed ${config.source.seed}.`,
    'Fields are the features as they are in the profiles, before any preparation; missing means unknown, and NaN must be missing. Outputs: label in the fit, from 0; segment as shown, from 1; its name.',
    ...renamedFeatures(run),
    'The model verification holds labels and segments alone, no distances: a wrong constant that moves no customer of it over a border passes. model.onnx and segments.sql hold distances too.',
    'Of clusters at the same distance the first is meant; PMML leaves that to the engine.',
    `${onBorder} of the customers of the run lie within rounding (1e-9 of the distance) of a border, where engines may differ.`,
    ...(elsewhere === 0
      ? []
      : [`${elsewhere} are nearest to another centroid than that of their segment: the fit was stopped.`]),
  ];
}
