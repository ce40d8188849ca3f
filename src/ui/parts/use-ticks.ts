import { useEffect, useState } from 'react';

/** The reading of a clock, taken anew every `everyMs` while `active`. */
export function useTicks(active: boolean, now: () => number, everyMs = 200): number {
  const [time, setTime] = useState(now);
  useEffect(() => {
    if (!active) return undefined;
    setTime(now());
    const timer = setInterval(() => setTime(now()), everyMs);
    return () => clearInterval(timer);
  }, [active, now, everyMs]);
  return time;
}
