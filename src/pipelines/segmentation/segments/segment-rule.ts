export interface RuleCondition {
  readonly feature: string;
  readonly title: string;
  readonly unit: string;
  readonly sign: '≤' | '>';
  readonly threshold: number;
}

/** How to recognise a member without the model. */
export interface SegmentRule {
  readonly conditions: readonly RuleCondition[];
  readonly text: string;
  readonly precision: number;
  readonly recall: number;
}
