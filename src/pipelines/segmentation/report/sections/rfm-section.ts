import { prose } from '../../explanation/prose.ts';
import { amount, count } from '../../explanation/quantities.ts';
import { rfmCross } from '../../judgement/rfm-cross.ts';
import type { Segmentation } from '../../model.ts';
import type { Rfm } from '../../rfm/artifacts.ts';
import { type Section, type Table, numbers, texts } from '../blocks.ts';
import type { ReportInput } from '../report-input.ts';
import { cell } from './cells.ts';
import { sharedCells } from './shared-cells.ts';
import { segmentColumns } from './segment-columns.ts';

/** How the segments relate to the named segments of the R package rfm. */
export function rfmSection({ findings }: ReportInput): Section {
  const { rfm, segmentation } = findings;
  return {
    id: 'rfm',
    title: ['Beside RFM'],
    newPage: true,
    blocks:
      rfm === undefined
        ? [
            {
              kind: 'notice',
              text: prose`RFM segments: not tested; they take purchases with amounts and times.`,
            },
          ]
        : [
            {
              kind: 'text',
              text: prose`RFM gives each customer quintile scores of recency, frequency and monetary value on ${rfm.day}, and names combinations of them as the R package rfm does. Rows are those names, columns the segments of this report.`,
            },
            { kind: 'table', table: crossTable(rfm, segmentation) },
          ],
  };
}

function crossTable(rfm: Rfm, segmentation: Segmentation): Table {
  const { names, counts, segments, nameTotals } = rfmCross(rfm, segmentation);
  return {
    caption: ['Customers by RFM segment (row) and segment (column); percentages are of the row'],
    columns: [
      texts('RFM segment'),
      numbers('Customers'),
      numbers('Orders'),
      numbers('Revenue'),
      ...segmentColumns(segmentation.segments),
    ],
    rows: names.map((name, row) => {
      const summary = rfm.summary[rfm.names.indexOf(name)];
      return [
        cell(name),
        cell(count(nameTotals[row])),
        cell(count(summary?.orders)),
        cell(amount(summary?.revenue)),
        ...sharedCells(counts.slice(row * segments, (row + 1) * segments)),
      ];
    }),
  };
}
