/**
 * A number as texts show it: three significant digits, whole and with thousands separators from 1,000 on. With `beside`,
 * as many digits more as it takes to read differently from that number, so that 0.5997 is not "0.6, below 0.6". O(1).
 */
export function shownNumber(value: number, beside?: number): string {
  const shown = rounded(value, 3);
  if (beside === undefined || value === beside) return shown;
  for (let digits = 3; digits <= 17; digits++) {
    const text = rounded(value, digits);
    if (text !== rounded(beside, digits)) return text;
  }
  return shown;
}

function rounded(value: number, digits: number): string {
  const short = Number(value.toPrecision(digits));
  const whole = Math.abs(value) >= 1000 && digits === 3 ? Math.round(value) : short;
  if (!Number.isFinite(whole) || Math.abs(whole) >= 1e21) return String(whole);
  const [before = '', after] = String(whole).split('.');
  const grouped = before.includes('e') ? before : before.replace(/\B(?=(\d{3})+$)/g, ',');
  return after === undefined ? grouped : `${grouped}.${after}`;
}
