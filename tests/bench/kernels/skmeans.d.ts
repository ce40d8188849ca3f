declare module 'skmeans' {
  export default function skmeans(
    data: readonly (readonly number[])[],
    k: number,
    initial: 'kmpp' | 'kmrand',
    maxIterations: number,
  ): { readonly idxs: readonly number[]; readonly centroids: readonly number[][] };
}
