/** Defines the hatching of what chance, or data without segments, reach: fill with `url(#id)`. */
export function Hatching({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse">
        <path d="M0 5 5 0M-1 1 1-1M4 6 6 4" stroke="var(--mark)" strokeWidth="0.9" />
      </pattern>
    </defs>
  );
}
