/** Round values at equal steps that cover [low, high], in about as many steps as asked for. */
export function roundTicks(low: number, high: number, steps: number): number[] {
  const span = high - low;
  if (!(span > 0) || !Number.isFinite(span))
    return Number.isFinite(low) && Math.abs(low) > 1e-300
      ? roundTicks(low - Math.abs(low) / 2, low + Math.abs(low) / 2, steps)
      : [0, 1];
  const rough = span / steps;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((each) => each * power >= rough * 0.999) ?? 10) * power;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}
