import type { Task } from '../../../src/engine/pool.ts';
import type { Matrix } from '../../../src/kernels/matrix.ts';
import { PEERS, type PeerName, inertiaOf, peerData } from '../kernels/peers.ts';

/** How often each package may start at one k; none leaves it out. */
export interface PeersInput {
  readonly k: number;
  readonly starts: Readonly<Record<PeerName, number>>;
}

/** The least inertia of a package's starts. */
export interface PeerInertia {
  readonly name: string;
  readonly starts: number;
  readonly inertia: number;
}

/** What the packages for JavaScript find at one k. */
export const peersTask: Task<Matrix, PeersInput, readonly PeerInertia[]> = {
  name: 'bench/peers',
  run(matrix, { k, starts }) {
    const data = peerData(matrix);
    return PEERS.flatMap(({ name, labels }) => {
      if (starts[name] === 0) return [];
      const found = Array.from({ length: starts[name] }, (_, seed) =>
        inertiaOf(matrix, labels(data, k, seed), k),
      );
      return [{ name, starts: starts[name], inertia: Math.min(...found) }];
    });
  },
};
