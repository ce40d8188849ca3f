import { SQL_DIALECTS } from '../../../io/sql/dialects.ts';
import type { HandoverFile } from './handover-file.ts';

/** All files for other engines, in the order in which they are offered. Each has its writer in `handover-writers.ts`. */
export const HANDOVER_FILES: readonly HandoverFile[] = Object.values(SQL_DIALECTS).map(
  ({ name, title, tried }): HandoverFile => ({
    id: `segments-${name}`,
    title: `Segments in ${title}`,
    fileName: `segments.${name}.sql`,
    about: 'gives every customer of a table of profiles its segment',
    tested: tried,
    dialect: name,
  }),
);
