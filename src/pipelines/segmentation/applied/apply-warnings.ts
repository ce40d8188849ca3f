import { countText } from '../../../base/number-text.ts';
import type { ModelDocument } from './model-document.ts';

/** What makes the segments of new customers doubtful, whatever their values; `mergeRows` are rows of the merge history that is given with them. */
export function applyWarnings(
  { trained: { mergedIds = 0 } }: Pick<ModelDocument, 'trained'>,
  mergeRows: number,
): readonly string[] {
  if (mergedIds === 0 || mergeRows > 0) return [];
  const ids = mergedIds === 1 ? '1 id was' : `${countText(mergedIds)} ids were`;
  return [
    `In the run of the model ${ids} counted under another by a merge history, and none is given with these data: whoever has several ids is several customers here, each with a part of the events. Give the merge history too.`,
  ];
}
