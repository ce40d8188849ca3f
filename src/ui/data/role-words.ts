import type { EventRole } from '../../io/import-plan.ts';

export const ROLE_WORDS: Readonly<Record<EventRole, string>> = {
  customer: 'Customer id',
  time: 'Time',
  amount: 'Amount',
  type: 'Event type',
  order: 'Order id',
  category: 'Category',
  device: 'Device',
  quantity: 'Quantity',
  discount: 'Discount',
  channel: 'Channel',
};
