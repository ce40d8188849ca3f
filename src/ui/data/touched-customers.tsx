import { useApp } from '../app-context.ts';
import { formatCount, formatCounted } from '../parts/format-number.ts';
import styles from './data.module.css';

/** How many customers a grown file touched, where the last run counted only these again. */
export function TouchedCustomers() {
  const metrics = useApp((state) => state.run.stages.find(({ name }) => name === 'profiles')?.metrics);
  const touched = metrics?.['touched'];
  if (metrics === undefined || touched === undefined) return undefined;
  return (
    <p className={styles.muted} role="note">
      The data only grew: {formatCount(touched)} of {formatCounted(metrics['customers'] ?? 0, 'customer')}{' '}
      touched. The others were not counted again; what depends on the reference day was worked out anew for
      all.
    </p>
  );
}
