/** What is wrong with a day, or undefined. */
export function dayProblem(day: string): string | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  const time = parts === null ? NaN : Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  const real = Number.isFinite(time) && new Date(time).toISOString().startsWith(day);
  return real ? undefined : 'must be a day such as 2024-01-31';
}

/** The same where no day may be given at all. */
export function optionalDayProblem(day: string): string | undefined {
  return day === '' ? undefined : dayProblem(day);
}
