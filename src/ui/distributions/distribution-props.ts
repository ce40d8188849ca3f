import type { ReactNode } from 'react';
import type { ShownSegmentation } from '../../state/selectors.ts';
import type { CategoryStyle } from '../charts/category-style.ts';

/** What the distribution of any feature is drawn from beside its values. */
export interface DistributionProps {
  readonly segmentation: ShownSegmentation;
  readonly categories: readonly CategoryStyle[];
  /** 1 at each selected customer; undefined: nobody is selected. */
  readonly mask: Uint8Array | undefined;
  readonly selected: number | undefined;
  readonly onSelect: (id: number | undefined) => void;
  /** The choice of the feature. */
  readonly control: ReactNode;
}
