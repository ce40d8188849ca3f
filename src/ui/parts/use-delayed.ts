import { useEffect, useState } from 'react';

/** True once `wanted` has held for `ms`: what is done sooner needs no spinner. */
export function useDelayed(wanted: boolean, ms = 300): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    if (!wanted) {
      setPassed(false);
      return undefined;
    }
    const timer = setTimeout(() => setPassed(true), ms);
    return () => clearTimeout(timer);
  }, [wanted, ms]);
  return wanted && passed;
}
