import { memo, useEffect, useRef } from 'react';
import type { CurrentCheck } from './use-current-check.ts';
import styles from './virtual-table.module.css';

/** The checkbox of one row. */
export function CheckCell({
  name,
  checked,
  position,
  current,
}: {
  readonly name: string;
  readonly checked: boolean;
  readonly position: number;
  readonly current: CurrentCheck;
}) {
  return (
    <td className={`${styles.cell} ${styles.check}`}>
      <input
        type="checkbox"
        aria-label={`Select ${name}`}
        checked={checked}
        data-position={position}
        tabIndex={position === current.position ? 0 : -1}
        onKeyDown={(event) => current.onKeyDown(event, position)}
        onClick={(event) => current.onClick(event, position)}
        onChange={ignore}
      />
    </td>
  );
}

/** The checkbox over all rows that the table shows. */
export const CheckHeading = memo(function CheckHeading({
  share,
  count,
  onCheckAll,
}: {
  readonly share: 'all' | 'some' | 'none';
  readonly count: string;
  readonly onCheckAll: (checked: boolean) => void;
}) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = share === 'some';
  }, [share]);
  return (
    <td className={`${styles.heading} ${styles.check}`}>
      <input
        ref={box}
        type="checkbox"
        aria-label={`Select all ${count} shown`}
        checked={share === 'all'}
        onChange={(event) => onCheckAll(event.target.checked)}
      />
    </td>
  );
});

/** A click does it all, since it alone knows of Shift. */
function ignore(): void {}
