import { createContext } from 'react';

/** A few sentences about something that is named on the page. */
export interface Explanation {
  readonly title: string;
  readonly what: string;
  readonly why: string;
  readonly read: string;
  /** Author and year. */
  readonly source: string;
}

/** How to get the explanation of what a title names; undefined where there is none. */
export type Explainer = (title: string) => (() => Promise<Explanation>) | undefined;

/** Set by whoever knows the words; without it nothing is explained. */
export const ExplainerContext = createContext<Explainer>(() => undefined);
