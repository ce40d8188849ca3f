import { useCallback } from 'react';
import { type Sliced, stretches } from '../../base/sliced.ts';
import { useSliced } from '../use-sliced.ts';

/** Characters of the longest text; 0 until all of many have been looked at. */
export function useLongestText(texts: readonly string[]): number {
  const find = useCallback(() => longestText(texts), [texts]);
  return useSliced(find, { rows: texts.length, of: texts }) ?? 0;
}

function* longestText(texts: readonly string[]): Sliced<number> {
  let longest = 0;
  for (const [from, to] of stretches(texts.length)) {
    for (let place = from; place < to; place++) longest = Math.max(longest, texts[place]!.length);
    yield;
  }
  return longest;
}
