/** A line of products with the range of its list prices, in currency. */
export interface ProductLine {
  readonly name: string;
  readonly low: number;
  readonly high: number;
}

/** What the generated shop sells. A category's code is its index here. */
export const PRODUCT_LINES: readonly ProductLine[] = [
  { name: 'electronics', low: 100, high: 2000 },
  { name: 'clothing', low: 20, high: 300 },
  { name: 'home_garden', low: 15, high: 500 },
  { name: 'sports', low: 20, high: 400 },
  { name: 'books', low: 10, high: 50 },
  { name: 'beauty', low: 15, high: 200 },
  { name: 'toys', low: 10, high: 100 },
  { name: 'food', low: 5, high: 100 },
  { name: 'automotive', low: 10, high: 200 },
  { name: 'jewelry', low: 50, high: 1000 },
];

/** A device's code is its index here. */
export const DEVICES = ['mobile', 'desktop', 'tablet'] as const;
