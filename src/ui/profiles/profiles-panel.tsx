import { useApp } from '../app-context.ts';
import { ParallelPanel, type ParallelPanelProps } from './parallel-panel.tsx';
import { RadarPanel } from './radar-panel.tsx';

/** The features of customers and segments, many at once. */
export function ProfilesPanel(props: Omit<ParallelPanelProps, 'features' | 'scaling'>) {
  const features = useApp((state) => state.run.views.features);
  const scaling = useApp(
    (state) => (state.run.resultConfig ?? state.run.config ?? state.draft.config).features.scaling,
  );
  if (features === undefined) return undefined;
  const { chosen: _chosen, ...shared } = props;
  return (
    <>
      <ParallelPanel {...props} features={features} scaling={scaling} />
      <RadarPanel {...shared} features={features} />
    </>
  );
}
