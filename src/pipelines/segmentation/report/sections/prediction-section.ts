import { prose } from '../../explanation/prose.ts';
import { predictionWords } from '../../explanation/prediction-words.ts';
import { count, money, precise, share } from '../../explanation/quantities.ts';
import type { Prediction } from '../../prediction/artifacts.ts';
import { type Section, type Table, numbers, texts } from '../blocks.ts';
import type { ReportInput } from '../report-input.ts';
import { cell } from './cells.ts';
import { warningBlocks } from './warning-blocks.ts';

/** Whether segments made on the first part of the period foretell revenue of the rest. */
export function predictionSection({ findings: { prediction } }: ReportInput): Section {
  return {
    id: 'prediction',
    title: ['Predictive validity'],
    newPage: false,
    blocks:
      prediction === undefined || prediction.explained.length === 0
        ? [
            ...(prediction === undefined
              ? [{ kind: 'notice' as const, text: prose`What segments foretell: not tested.` }]
              : warningBlocks(prediction.warnings)),
          ]
        : [
            { kind: 'text', text: predictionWords(prediction) },
            {
              kind: 'text',
              text: prose`${count(prediction.customers)} customers; revenue of ${money(prediction.nextRevenue)} from ${prediction.until} to ${prediction.nextEnd}.`,
            },
            { kind: 'table', table: explainedTable(prediction) },
            ...warningBlocks(prediction.warnings),
          ],
  };
}

function explainedTable({ explained, random }: Prediction): Table {
  return {
    caption: ['How much of the revenue of the next period a grouping explains'],
    columns: [texts('Grouping'), numbers('Groups'), numbers('Variance explained (η²)'), numbers('Gini gain')],
    rows: [
      ...explained.map(({ grouping, groups, etaSquared, giniGain }) => [
        cell(`${grouping.slice(0, 1).toUpperCase()}${grouping.slice(1)}`),
        cell(count(groups)),
        cell(share(etaSquared)),
        cell(precise(giniGain)),
      ]),
      [
        cell('Random groups of the segments’ sizes, 95% quantile'),
        cell('—'),
        cell(share(random.etaSquared.p95)),
        cell(precise(random.giniGain.p95)),
      ],
    ],
  };
}
