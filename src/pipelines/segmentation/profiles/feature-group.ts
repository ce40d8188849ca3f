/** Groups of features, as the `features` section names them; `table` is for imported customer tables. */
export type FeatureGroup =
  | 'value'
  | 'engagement'
  | 'pricing'
  | 'assortment'
  | 'timing'
  | 'rhythm'
  | 'device'
  | 'table';
