let top: usize = 0;

/** Forgets all memory taken so far. */
export function releaseAll(): void {
  top = (__heap_base + 63) & ~63;
}

/** Bytes of memory, at a multiple of 64; grows the memory where needed, traps where that is refused. */
export function take(bytes: usize): usize {
  const at = top;
  top += (bytes + 63) & ~63;
  const pages = <i32>((top + 65535) >> 16) - memory.size();
  if (pages > 0 && memory.grow(pages) < 0) unreachable();
  return at;
}
