import { MISSING } from './format-number.ts';

/** A value that is not there, with the reason. */
export function Missing({ reason }: { readonly reason: string }) {
  return (
    <span title={reason}>
      {MISSING}
      <span className="visually-hidden"> {reason}</span>
    </span>
  );
}
