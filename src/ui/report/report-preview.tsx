import { type RefObject, useEffect, useRef, useState } from 'react';
import { useThemeColours } from '../charts/theme-colours.ts';
import { followLinks } from './follow-links.ts';
import { previewTheme } from './preview-theme.ts';
import { showReport } from './trusted-report.ts';
import styles from './report.module.css';

const NO_COLOURS: readonly string[] = [];

/**
 * The very file, in a frame that runs no script. It counts as of the page's origin, so that the page may print it and lead its
 * links; what it holds may do nothing, by the frame, by the file's own policy and by the page's.
 */
export function ReportPreview({
  html,
  frame,
}: {
  readonly html: string;
  readonly frame: RefObject<HTMLIFrameElement | null>;
}) {
  const shownTheme = useThemeColours(NO_COLOURS)['theme']?.startsWith('dark') === true ? 'dark' : 'light';
  const setTheme = useRef<((theme: 'light' | 'dark') => void) | undefined>(undefined);
  const [loaded, setLoaded] = useState(0);
  useEffect(() => setTheme.current?.(shownTheme), [shownTheme, loaded]);
  useEffect(() => {
    if (frame.current !== null) showReport(frame.current, html);
  }, [frame, html]);
  return (
    <iframe
      ref={frame}
      className={styles.preview}
      title="Preview of the report"
      sandbox="allow-same-origin allow-modals"
      onLoad={(event) => {
        const preview = event.currentTarget.contentDocument;
        if (preview === null) return;
        followLinks(preview);
        setTheme.current = previewTheme(preview);
        setLoaded((count) => count + 1);
      }}
    />
  );
}
