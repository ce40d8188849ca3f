let top: usize = (__heap_base + 15) & ~15;

/** Memory that is never given back: what dictionaries grow by. Zero where there is no more. */
export function newSpace(size: usize): usize {
  const at = top;
  const end = (top + size + 15) & ~15;
  const missing = <i32>end - (memory.size() << 16);
  if (missing > 0 && memory.grow((missing >>> 16) + 17) < 0) return 0;
  top = end;
  return at;
}
