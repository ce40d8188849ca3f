import { use, useEffect, useId, useRef, useState } from 'react';
import { ExplainerContext, type Explanation } from './explanation.ts';
import styles from './explained.module.css';
import { Icon } from './icon.tsx';

const EDGE = 8;

/** A question mark beside a title, where there is something to explain: opens a few sentences over the page. */
export function Explained({ title }: { readonly title: string }) {
  const explain = use(ExplainerContext)(title);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const tip = useRef<HTMLDivElement>(null);
  const [explanation, setExplanation] = useState<Explanation>();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (!open) return undefined;
    const follow = (): void => place(button.current, tip.current);
    addEventListener('resize', follow);
    addEventListener('scroll', follow, { capture: true, passive: true });
    return () => {
      removeEventListener('resize', follow);
      removeEventListener('scroll', follow, { capture: true });
    };
  }, [open]);
  if (explain === undefined) return undefined;

  const toggled = async (opened: boolean): Promise<void> => {
    setOpen(opened);
    if (!opened) return;
    setExplanation(await explain());
    place(button.current, tip.current);
  };

  return (
    <span className={styles.beside}>
      <button
        ref={button}
        type="button"
        className={styles.ask}
        popoverTarget={id}
        aria-expanded={open}
        aria-label={`What is “${title}”?`}
      >
        <Icon name="untested" size={14} />
      </button>
      <div
        ref={tip}
        id={id}
        popover="auto"
        role="status"
        className={styles.tip}
        onToggle={(event) => void toggled(event.newState === 'open')}
      >
        {open && explanation !== undefined && (
          <>
            <strong>{explanation.title}</strong>
            <p>{explanation.what}</p>
            <p>
              <b>Why</b> {explanation.why}
            </p>
            <p>
              <b>How to read it</b> {explanation.read}
            </p>
            <p className={styles.source}>{explanation.source}</p>
          </>
        )}
      </div>
    </span>
  );
}

/** Under the button where there is room, else above it, within the window. */
function place(button: HTMLElement | null, tip: HTMLElement | null): void {
  if (button === null || tip === null) return;
  requestAnimationFrame(() => {
    const from = button.getBoundingClientRect();
    const { offsetWidth, offsetHeight } = tip;
    const below = from.bottom + EDGE + offsetHeight < innerHeight;
    const left = Math.min(Math.max(EDGE, from.left - 24), innerWidth - offsetWidth - EDGE);
    tip.style.left = `${left}px`;
    tip.style.top = `${below ? from.bottom + 4 : Math.max(EDGE, from.top - offsetHeight - 4)}px`;
  });
}
