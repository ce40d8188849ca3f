import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type RefObject } from 'react';
import type { RowChecks } from './row-checks.ts';

/** The checkboxes of a table, of which one is a tab stop; arrow keys lead from row to row, Shift checks a stretch. */
export interface CurrentCheck {
  readonly position: number;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>, position: number) => void;
  readonly onClick: (event: MouseEvent<HTMLInputElement>, position: number) => void;
}

export interface CurrentCheckInput {
  readonly region: RefObject<HTMLElement | null>;
  readonly rows: Uint32Array;
  readonly checks: RowChecks | undefined;
  /** Positions that are drawn. */
  readonly first: number;
  readonly last: number;
  readonly scrollTo: (position: number) => void;
}

export function useCurrentCheck(input: CurrentCheckInput): CurrentCheck {
  const { region, rows, checks, first, last, scrollTo } = input;
  const [current, setCurrent] = useState(0);
  const anchor = useRef(0);
  const focusNext = useRef<number | undefined>(undefined);

  useEffect(() => {
    if (focusNext.current === undefined) return;
    const box = region.current?.querySelector<HTMLInputElement>(
      `input[data-position="${focusNext.current}"]`,
    );
    if (box === null || box === undefined) return;
    focusNext.current = undefined;
    box.focus({ preventScroll: true });
  });

  const check = (from: number, to: number, checked: boolean) => {
    checks?.onCheck(rows.slice(Math.min(from, to), Math.max(from, to) + 1), checked);
  };

  return {
    position: Math.min(last, Math.max(first, current)),
    onKeyDown(event, position) {
      const target = targetOf(event.key, position, rows.length - 1);
      if (target === undefined) return;
      event.preventDefault();
      focusNext.current = target;
      setCurrent(target);
      scrollTo(target);
    },
    onClick(event, position) {
      const from = event.shiftKey ? Math.min(anchor.current, rows.length - 1) : position;
      anchor.current = position;
      setCurrent(position);
      check(from, position, event.currentTarget.checked);
    },
  };
}

function targetOf(key: string, position: number, last: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, position + 1);
    case 'ArrowUp':
      return Math.max(0, position - 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
