/** Numbers from 0 to 1 of a linear congruential generator (Numerical Recipes, 1992): good enough for file contents, and fast. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
