import { prose } from '../../explanation/prose.ts';
import { predictionWords } from '../../explanation/prediction-words.ts';
import { count, figure, money, share } from '../../explanation/quantities.ts';
import type { Prediction } from '../../prediction/artifacts.ts';
import { type Section, type Table, numbers, texts } from '../blocks.ts';
import type { ReportInput } from '../report-input.ts';
import { cell } from './cells.ts';

/** Whether segments made on the first part of the period foretell revenue of the rest. */
export function predictionSection({ findings: { prediction } }: ReportInput): Section {
  return {
    id: 'prediction',
    title: ['Predictive validity'],
    newPage: false,
    blocks:
      prediction === undefined
        ? [{ kind: 'notice', text: prose`What segments foretell: not tested.` }]
        : [
            { kind: 'text', text: predictionWords(prediction) },
            {
              kind: 'text',
              text: prose`${count(prediction.customers)} customers; revenue of ${money(prediction.nextRevenue)} from ${prediction.until} to ${prediction.nextEnd}.`,
            },
            { kind: 'table', table: explainedTable(prediction) },
          ],
  };
}

function explainedTable({ explained, random }: Prediction): Table {
  return {
    caption: ['How much of the revenue of the next period a grouping explains'],
    columns: [texts('Grouping'), numbers('Groups'), numbers('Variance explained (η²)'), numbers('Gini gain')],
    rows: [
      ...explained.map(({ grouping, groups, etaSquared, giniGain }) => [
        cell(grouping),
        cell(count(groups)),
        cell(share(etaSquared)),
        cell(figure(giniGain)),
      ]),
      [
        cell('random groups of the segments’ sizes, 95 % quantile'),
        cell('—'),
        cell(share(random.etaSquared.p95)),
        cell(figure(random.giniGain.p95)),
      ],
    ],
  };
}
