import type { ZoneOffsets } from '../../../../base/time-zone.ts';
import type { EventFacts } from '../../acquire/artifacts.ts';
import type { SegmentationConfig } from '../../config.ts';
import type { CodeNames } from '../../streaming/event-blocks.ts';
import type { SessionSource } from '../../profiles/tally-customers.ts';
import type { SqlDialect } from '../../../../io/sql/sql-dialect.ts';
import type { HandedArtifacts } from '../handed-run.ts';

/** How the events of a run are to be read again: all that `profiles.sql` is written from. */
export interface EventReading {
  readonly dialect: SqlDialect;
  readonly imported: HandedArtifacts['importedEvents'];
  readonly quality: SegmentationConfig['quality'];
  readonly facts: EventFacts;
  readonly sessions: SessionSource;
  readonly offsets: ZoneOffsets;
  /** Days since 1970-01-01 in the zone, and as text. */
  readonly referenceDay: number;
  readonly referenceText: string;
  /** In the order in which they first appeared, which decides between equals. */
  readonly names: CodeNames;
  readonly spelling: SegmentationConfig['identity']['spelling'];
  /** Ids that were merged into another, and the id that their customer is called by; the former in small letters where spelling does not count. */
  readonly merges: readonly (readonly [past: string, canonical: string])[];
}
