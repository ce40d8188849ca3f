import { assignRoom } from './assign';
import { centroidRoom } from './centroids';
import { room } from './data';
import { glideRoom } from './glide';
import { lloydRoom } from './lloyd';
import { movesRoom } from './moves';
import { seedingRoom } from './seeding';
import { settleRoom } from './settle';
import { splitRoom } from './split';
import { sumsRoom } from './sums';

export { pairs } from './assign';
export { centersAt } from './centroids';
export { labelBytesAt, meansAt, quantaHighAt, quantaLowAt, scale, weightsAt, x64At } from './data';
export { glide, glidedInertia } from './glide';
export { inertia } from './inertia';
export { iterate, placesAt } from './lloyd';
export { assignPiece, beginPieces, measurePiece } from './pieces';
export { moveRows } from './moves';
export { multiplyAdd } from './multiply-add';
export { lossesAt, removeCentroid, weighRemovals, weighSwaps } from './removal';
export { screenAll } from './screen';
export { centre, greatestDeviation, measureColumns, prepare } from './prepare';
export { highSumsAt, lowSumsAt, membersAt } from './sums';
export { gainsAt, leftsAt, rightsAt } from './split';
export { begin, choose, consider, draw, potentialsAt, triedAt } from './seeding';
export { settledExactly } from './settle';

/** Room for a matrix and all that is made of it; a matrix that was there before is gone. */
export function open(rows: i32, columns: i32): void {
  room(rows, columns);
  centroidRoom();
  sumsRoom();
  splitRoom();
  settleRoom();
  assignRoom();
  lloydRoom();
  glideRoom();
  seedingRoom();
  movesRoom();
}
