/** "strata-report-2026-11-20.html": which product made it, and on which day, in local time. */
export function fileName(what: 'report' | 'result', extension: string, moment: Date): string {
  return `strata-${what}-${dayText(moment)}.${extension}`;
}

/** "2026-11-20 14:05 UTC", as the command line stamps its reports. */
export function stampText(moment: Date): string {
  return `${moment.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function dayText(moment: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
