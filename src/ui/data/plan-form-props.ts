import type { ImportFlow } from '../../state/import-flow.ts';
import type { ImportCorrections } from '../../worker/protocol.ts';

export type Previewed = Extract<ImportFlow, { kind: 'previewed' }>;

/** What a form of the preview gets: the plan, and the way to correct it. */
export interface PlanFormProps {
  readonly flow: Previewed;
  correct(corrections: ImportCorrections): void;
}
