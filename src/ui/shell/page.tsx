import { lazy, memo, Suspense } from 'react';
import type { PageName } from '../../state/page.ts';
import { useApp } from '../app-context.ts';
import { ErrorBoundary } from '../parts/error-boundary.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { NoResults } from './no-results.tsx';

const DataPage = lazy(async () => ({ default: (await import('../data/data-page.tsx')).DataPage }));
const SegmentsPage = lazy(async () => ({
  default: (await import('../segmentation/segments-page.tsx')).SegmentsPage,
}));
const StabilityPage = lazy(async () => ({
  default: (await import('../stability/stability-page.tsx')).StabilityPage,
}));
const ValidationPage = lazy(async () => ({
  default: (await import('../validation/validation-page.tsx')).ValidationPage,
}));
const ReportPage = lazy(async () => ({ default: (await import('../report/report-page.tsx')).ReportPage }));
const ComparePage = lazy(async () => ({
  default: (await import('../compare/compare-page.tsx')).ComparePage,
}));
const PerformancePage = lazy(async () => ({
  default: (await import('../performance/performance-page.tsx')).PerformancePage,
}));
const ApplyPage = lazy(async () => ({ default: (await import('../apply/apply-page.tsx')).ApplyPage }));

/** The page of that name, loaded when it is first shown. */
export const Page = memo(function Page({ name }: { readonly name: PageName }) {
  return (
    <ErrorBoundary key={name}>
      <Suspense fallback={<Waiting what="Loading the page" />}>
        <PageContent name={name} />
      </Suspense>
    </ErrorBoundary>
  );
});

function PageContent({ name }: { readonly name: PageName }) {
  const begun = useApp((state) => state.run.phase !== 'idle');
  if (name === 'data') return <DataPage />;
  if (name === 'performance') return <PerformancePage />;
  if (name === 'compare') return <ComparePage />;
  if (name === 'apply') return <ApplyPage />;
  if (!begun) return <NoResults page={name} />;
  switch (name) {
    case 'segments':
      return <SegmentsPage />;
    case 'stability':
      return <StabilityPage />;
    case 'validation':
      return <ValidationPage />;
    case 'report':
      return <ReportPage />;
  }
}
