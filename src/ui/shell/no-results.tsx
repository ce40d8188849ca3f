import { PAGES, type PageName } from '../../state/page.ts';
import { useActions, useApp } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { formatCount } from '../parts/format-number.ts';
import { PageFrame } from '../parts/page-frame.tsx';

const SHOWS: Readonly<Partial<Record<PageName, string>>> = {
  segments: 'the segments, what sets each apart, and every customer with its segment',
  stability: 'how far each segment comes back when customers, features, periods and starts are others',
  validation: 'the checks that were made on the data and on the result, and those that were not',
  report: 'a report to read, print and pass on, and the result as files',
  compare: 'two numbers of segments or two runs side by side, and who moves between them',
};

/** A page before the first run: what it will show, and the two ways to get there. */
export function NoResults({ page }: { readonly page: PageName }) {
  const { run, goTo } = useActions();
  const { source, synthetic } = useApp((state) => state.draft.config);
  const sample = source.kind === 'synthetic';
  return (
    <PageFrame title={PAGES.find(({ name }) => name === page)?.title ?? page}>
      <EmptyState
        title="Nothing has been run yet"
        actions={
          <>
            <Button look="primary" icon="play" onClick={() => void run()}>
              {sample ? 'Start with a sample' : 'Start with the imported data'}
            </Button>
            <Button icon="upload" onClick={() => goTo('data')}>
              Import a file
            </Button>
          </>
        }
      >
        <p>After a run this page shows {SHOWS[page]}.</p>
        <p>
          {sample
            ? `A sample is ready: ${formatCount(synthetic.customers)} generated customers with known archetypes. Or bring a file of your own, by button or by dropping it here; it stays on this machine.`
            : 'The imported data are ready to run.'}
        </p>
      </EmptyState>
    </PageFrame>
  );
}
