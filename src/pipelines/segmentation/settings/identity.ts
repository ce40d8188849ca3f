import { choice } from '../../../engine/setting.ts';

/** How past ids of one person are joined. */
export const identity = {
  title: 'Identity resolution',
  settings: {
    mode: choice({
      title: 'Faulty merge history',
      help: 'Tolerant lists each cycle and conflict and goes on; strict stops at the first and shows its path.',
      options: { tolerant: 'Tolerant', strict: 'Strict' },
      fallback: 'tolerant',
    }),
    conflicts: choice({
      title: 'One past id, two targets',
      help: 'Unite treats all as one person; latest obeys the newest merge; quarantine leaves the past id on its own.',
      options: { unite: 'Unite', latest: 'Latest wins', quarantine: 'Quarantine' },
      fallback: 'unite',
    }),
    cycles: choice({
      title: 'Merges in a circle',
      help: 'Unite takes the circle for one person, called by the first id, since only the last id is in doubt; quarantine leaves each id of the circle on its own.',
      options: { unite: 'Unite', quarantine: 'Quarantine' },
      fallback: 'unite',
    }),
    spelling: choice({
      title: 'Spelling of ids',
      help: 'Exact: every spelling is an id of its own. Folded: ids are trimmed and in small letters before anything is joined; for e-mail addresses and the like, not for codes where capitals count.',
      options: { exact: 'Exact', folded: 'Folded' },
      fallback: 'exact',
    }),
  },
} as const;
