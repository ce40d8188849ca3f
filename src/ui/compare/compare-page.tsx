import { useState } from 'react';
import { useActions, useApp } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { formatCount, formatShare } from '../parts/format-number.ts';
import { OneByOne } from '../parts/one-by-one.tsx';
import { PageFrame } from '../parts/page-frame.tsx';
import { Panel } from '../parts/panel.tsx';
import { StaleBlock } from '../parts/stale-block.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { NoResults } from '../shell/no-results.tsx';
import { useStaleness } from '../use-staleness.ts';
import { Agreement } from './agreement.tsx';
import { ON_SCREEN, type ComparedSide } from './compared-side.ts';
import { CrossTableView } from './cross-table-view.tsx';
import { type Choices, defaultChoices } from './default-choices.ts';
import { Differences } from './differences.tsx';
import { KeptRuns } from './kept-runs.tsx';
import { Matches } from './matches.tsx';
import { MoversFlow } from './movers-flow.tsx';
import { MoversPanel } from './movers-panel.tsx';
import { SideChoiceFields } from './side-choice.tsx';
import { useComparedSide } from './use-compared-side.ts';
import { type Compared, useComparison } from './use-comparison.ts';
import styles from './compare.module.css';

/** Blocks below which nothing is in sight that would be moved by those that follow. */
const FILL_A_SCREEN = 3;

/** Two segmentations side by side: numbers of segments of one run, or any two runs that are kept. */
export function ComparePage() {
  const run = useApp((state) => state.run);
  const archive = useApp((state) => state.archive);
  const shownK = useApp((state) => state.shownK);
  const [chosen, setChosen] = useState<Choices>();
  const onScreen = run.views.segmentations !== undefined;
  const isThere = (id: string): boolean =>
    id === ON_SCREEN ? onScreen : archive.runs.some((each) => each.id === id);
  const canShow = ({ left, right }: Choices): boolean => isThere(left.run) && isThere(right.run);
  const choices = chosen !== undefined && canShow(chosen) ? chosen : defaultChoices({ run, archive, shownK });
  if (run.phase === 'idle' && archive.runs.length === 0) return <NoResults page="compare" />;
  return choices === undefined ? (
    <PageFrame title="Compare">
      <NothingYet />
      <KeptRuns onCompare={undefined} />
    </PageFrame>
  ) : (
    <Comparison choices={choices} onScreen={onScreen} onChoose={setChosen} />
  );
}

function NothingYet() {
  const { setSetting, run } = useActions();
  const view = useApp((state) => state.run.views.segmentations);
  const running = useApp((state) => state.run.phase === 'running');
  const { kMin, kMax } = useApp((state) => state.draft.config.clustering);
  if (view === undefined)
    return (
      <EmptyState title={running ? 'The run is under way' : 'There is one run only'}>
        <p>
          Two runs can be compared, or two numbers of segments of one run. Whatever is run next is kept here.
        </p>
      </EmptyState>
    );
  return (
    <EmptyState
      title={`Only k = ${view.byK[0]?.k} was tried`}
      actions={
        <Button
          look="primary"
          icon="play"
          onClick={() => {
            setSetting('clustering', 'choice', 'auto');
            void run();
          }}
        >
          Try every k from {kMin} to {kMax}
        </Button>
      }
    >
      <p>
        To compare, there must be several numbers of segments, or another run: change a setting and run again.
        Finished stages are kept; only what the change touches runs again.
      </p>
    </EmptyState>
  );
}

function Comparison({
  choices,
  onScreen,
  onChoose,
}: {
  readonly choices: Choices;
  /** Whether a result is on screen. */
  readonly onScreen: boolean;
  onChoose(choices: Choices): void;
}) {
  const left = useComparedSide(choices.left);
  const right = useComparedSide(choices.right);
  const compared = useComparison(left, right);
  const current = compared !== undefined && compared.left === left && compared.right === right;
  const stale = useStaleness(['segmentations']);
  const usesScreen = choices.left.run === ON_SCREEN || choices.right.run === ON_SCREEN;
  const why = current ? (usesScreen ? stale : undefined) : 'Another comparison is being made.';
  return (
    <PageFrame title="Compare" lead={compared && leadOf(compared)}>
      <Panel title="What is compared">
        <div className={styles.choices}>
          <SideChoiceFields
            side="From"
            choice={choices.left}
            onChoose={(side) => onChoose({ ...choices, left: side })}
          />
          <SideChoiceFields
            side="To"
            choice={choices.right}
            onChoose={(side) => onChoose({ ...choices, right: side })}
          />
          <Button onClick={() => onChoose({ left: choices.right, right: choices.left })}>Swap</Button>
        </div>
      </Panel>
      {compared === undefined ? (
        <Waiting what="Comparing" />
      ) : (
        <StaleBlock why={why}>
          <ComparedBlocks compared={compared} />
        </StaleBlock>
      )}
      <KeptRuns
        onCompare={(id) => {
          const right = onScreen ? { run: ON_SCREEN, k: undefined } : choices.right;
          onChoose({ left: { run: id, k: undefined }, right });
          scrollTo({ top: 0 });
        }}
      />
    </PageFrame>
  );
}

function ComparedBlocks({ compared }: { readonly compared: Compared }) {
  const { left, right, comparison } = compared;
  const [picked, setPicked] = useState<number>();
  const selected = picked !== undefined && picked < left.run.k ? picked : undefined;
  return (
    <OneByOne first={FILL_A_SCREEN}>
      <Differences left={left} right={right} />
      <Agreement compared={compared} />
      <Matches compared={compared} />
      <MoversFlow compared={compared} selected={selected} onSelect={setPicked} />
      <Panel
        title="Customers by both segmentations"
        note="Rows are segments of the first, columns those of the second, both by size. Marked is the counterpart."
      >
        <CrossTableView comparison={comparison} from={left.segments} to={right.segments} />
      </Panel>
      <MoversPanel compared={compared} selected={selected} onSelect={setPicked} />
    </OneByOne>
  );
}

function leadOf({ left, right, comparison }: Compared): string {
  const { pairs, movers } = comparison;
  const both = pairs.left.length;
  const ends = `From ${sideWords(left, right)} to ${sideWords(right, left)}`;
  if (both === 0) return `${ends} no customer is in both.`;
  return `${ends} ${formatCount(movers.length)} of ${formatCount(both)} customers (${formatShare(movers.length / both)}) are not in the counterpart of their segment.`;
}

function sideWords(side: ComparedSide, other: ComparedSide): string {
  if (side.choice.run === other.choice.run) return `${side.run.k} segments`;
  return side.choice.run === ON_SCREEN ? 'the run on screen' : `“${side.title}”`;
}
