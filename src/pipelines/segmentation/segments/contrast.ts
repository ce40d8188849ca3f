export interface Contrast {
  readonly feature: string;
  readonly title: string;
  readonly unit: string;
  readonly kind: 'number' | 'category';
  /** The category's name where `kind` is category. */
  readonly category: string | undefined;
  /** Mean, or share of the category, inside the segment and among all other customers. */
  readonly inside: number;
  readonly outside: number;
  /** Cohen's d for numbers; the ratio of shares for categories. */
  readonly effect: number;
  /** Set where the effect lies beyond what is written, as with no spread on either side: it is this or more. */
  readonly capped?: true;
  /** Members with a value, on whom `inside` rests. */
  readonly members: number;
}
