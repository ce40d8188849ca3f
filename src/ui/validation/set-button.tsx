import { Button } from '../parts/button.tsx';
import styles from './verdict-detail.module.css';

/** Sets a threshold to exactly the value that would pass. */
export function SetButton({
  text,
  title,
  onPress,
}: {
  readonly text: string;
  /** Of the setting. */
  readonly title: string;
  readonly onPress: () => void;
}) {
  return (
    <Button className={styles.set ?? ''} aria-label={`Set to ${text}: ${title}`} onClick={onPress}>
      Set to {text}
    </Button>
  );
}
