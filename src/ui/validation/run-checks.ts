import type { ControlTotals } from '../../pipelines/segmentation/model.ts';
import type { SegmentationViews } from '../../pipelines/segmentation/views.ts';
import { formatCount, formatCounted, formatMoney } from '../parts/format-number.ts';
import type { VerdictKind } from '../parts/verdict.tsx';

/** One check with its outcome and the numbers it rests on. */
export interface RunCheck {
  readonly name: string;
  readonly outcome: VerdictKind;
  readonly numbers: string;
}

/** The checks that the finished views allow, made anew from their numbers. */
export function runChecks(views: Partial<SegmentationViews>): readonly RunCheck[] {
  return [...funnelChecks(views), ...totalsChecks(views), ...segmentChecks(views)];
}

function funnelChecks({ acquired, checked }: Partial<SegmentationViews>): readonly RunCheck[] {
  if (acquired === undefined || checked === undefined) return [];
  const rejected = sumOf(acquired.rejected);
  const quarantined = sumOf(checked.quarantined);
  return [
    check(
      'Every row read is valid or rejected with a reason',
      acquired.read === checked.valid + rejected,
      `${formatCount(acquired.read)} read = ${formatCount(checked.valid)} valid + ${formatCount(rejected)} rejected`,
    ),
    check(
      'Every valid row is kept or set aside with a reason',
      checked.valid === checked.kept + quarantined,
      `${formatCount(checked.valid)} valid = ${formatCount(checked.kept)} kept + ${formatCount(quarantined)} set aside`,
    ),
    check(
      'The events counted by type are those acquired',
      acquired.totals.events === sumOf(acquired.byType),
      `${formatCount(sumOf(acquired.byType))} by type, ${formatCount(acquired.totals.events)} acquired`,
    ),
  ];
}

function totalsChecks({ acquired, checked, identity }: Partial<SegmentationViews>): readonly RunCheck[] {
  if (acquired === undefined || checked === undefined || identity === undefined) return [];
  const removed = checked.valid - checked.kept;
  return [
    check(
      'The quality check changed the totals only by what it set aside',
      acquired.totals.events - checked.totals.events === removed &&
        (removed > 0 || sameMoney(acquired.totals, checked.totals)),
      `${formatCount(removed)} events and ${formatMoney(acquired.totals.revenue - checked.totals.revenue)} of revenue set aside`,
    ),
    check(
      'Identity resolution kept events, revenue and refunds',
      checked.totals.events === identity.totals.events && sameMoney(checked.totals, identity.totals),
      `${formatCount(identity.totals.events)} events, revenue ${formatMoney(identity.totals.revenue)}, refunds ${formatMoney(identity.totals.refunds)} before and after`,
    ),
  ];
}

function segmentChecks({ profiles, segmentations }: Partial<SegmentationViews>): readonly RunCheck[] {
  if (profiles === undefined || segmentations === undefined) return [];
  const customers = profiles.ids.length;
  const complete = segmentations.byK.every(
    ({ segments }) => segments.reduce((sum, { size }) => sum + size, 0) === customers,
  );
  return [
    check(
      'Every customer is in exactly one segment, for every k',
      complete,
      `${formatCount(customers)} customers, ${formatCounted(segmentations.byK.length, 'segmentation')}`,
    ),
  ];
}

function check(name: string, holds: boolean, numbers: string): RunCheck {
  return { name, outcome: holds ? 'pass' : 'fail', numbers };
}

function sumOf(rows: readonly { readonly count: number }[]): number {
  return rows.reduce((sum, { count }) => sum + count, 0);
}

function sameMoney(a: ControlTotals, b: ControlTotals): boolean {
  return Math.abs(a.revenue - b.revenue) < 0.005 && Math.abs(a.refunds - b.refunds) < 0.005;
}
