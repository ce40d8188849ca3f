import { useEffect, useRef, useState } from 'react';
import { useActions } from '../app-context.ts';
import { Button, IconButton } from '../parts/button.tsx';
import { TOUR_STEPS } from './tour-steps.ts';
import styles from './tour.module.css';
import { pointOut } from './point-out.ts';

/** Leads through the page in a few steps; a card at the bottom that blocks nothing and that Escape closes. */
export function Tour({ onClose }: { onClose(): void }) {
  const actions = useActions();
  const heading = useRef<HTMLHeadingElement>(null);
  const [at, setAt] = useState(0);
  const step = TOUR_STEPS[at]!;
  const last = at === TOUR_STEPS.length - 1;
  const finish = (): void => {
    actions.skipTour();
    onClose();
  };

  useEffect(() => {
    const opener = document.activeElement;
    const escape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || document.querySelector('dialog[open], :popover-open') !== null) return;
      event.preventDefault();
      onClose();
    };
    addEventListener('keydown', escape, { capture: true });
    return () => {
      removeEventListener('keydown', escape, { capture: true });
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
    };
  }, [onClose]);
  useEffect(() => {
    step.go?.(actions);
    heading.current?.focus({ preventScroll: true });
    return pointOut(step.at);
  }, [actions, step]);

  return (
    <section className={styles.card} aria-label="Tour">
      <p className={styles.count}>
        {at + 1} of {TOUR_STEPS.length}
      </p>
      <h2 ref={heading} tabIndex={-1}>
        {step.title}
      </h2>
      <p>{step.words}</p>
      <div className={styles.actions}>
        <Button disabled={at === 0} onClick={() => setAt(at - 1)}>
          Back
        </Button>
        <Button look="primary" onClick={() => (last ? finish() : setAt(at + 1))}>
          {last ? 'Finish' : 'Next'}
        </Button>
      </div>
      <span className={styles.close}>
        <IconButton icon="cross" label="Close the tour" onClick={onClose} />
      </span>
    </section>
  );
}
