import { configChanges } from '../../engine/config.ts';
import { listChanges, type SettingChange } from '../config/list-changes.ts';
import { Panel } from '../parts/panel.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import type { ComparedSide } from './compared-side.ts';
import styles from './compare.module.css';

/** What differed between the runs: settings, data, result. */
export function Differences({ left, right }: { readonly left: ComparedSide; readonly right: ComparedSide }) {
  if (left.choice.run === right.choice.run) return undefined;
  const changes = listChanges(configChanges(right.config, left.config), left.config);
  return (
    <Panel title="What differed">
      <ul className={styles.facts}>
        <li>{changes.length === 0 ? 'The settings are the same.' : `${settingCount(changes.length)}:`}</li>
      </ul>
      {changes.length > 0 && (
        <PlainTable<SettingChange>
          caption="Settings that differ"
          columns={[
            { title: 'Setting', cell: ({ title }) => title },
            { title: 'From', cell: ({ before }) => before },
            { title: 'To', cell: ({ after }) => after },
          ]}
          rows={changes}
          rowKey={({ path }) => path}
          maxHeight={320}
        />
      )}
      <ul className={styles.facts}>
        <li>
          {left.dataHash === right.dataHash ? 'The data are the same' : 'The data differ'}
          <Hashes left={left.dataHash} right={right.dataHash} />.
          {areOtherPeople(left, right) &&
            ' Both are generated, with different seeds: customers of the same id are not the same people.'}
        </li>
        {left.resultHash !== undefined && right.resultHash !== undefined && (
          <li>
            {left.resultHash === right.resultHash
              ? 'The results are the same to the last customer and verdict'
              : 'The results differ'}
            <Hashes left={left.resultHash} right={right.resultHash} />.
          </li>
        )}
      </ul>
    </Panel>
  );
}

function areOtherPeople(left: ComparedSide, right: ComparedSide): boolean {
  const generated = [left, right].every(({ config }) => config.source.kind === 'synthetic');
  return generated && left.config.source.seed !== right.config.source.seed;
}

function settingCount(count: number): string {
  return count === 1 ? 'One setting differs' : `${count} settings differ`;
}

function Hashes({ left, right }: { readonly left: string; readonly right: string }) {
  return (
    <span className={styles.hashes}>
      {' '}
      (<code title={left}>{left.slice(0, 8)}</code>
      {left !== right && (
        <>
          {' '}
          → <code title={right}>{right.slice(0, 8)}</code>
        </>
      )}
      )
    </span>
  );
}
