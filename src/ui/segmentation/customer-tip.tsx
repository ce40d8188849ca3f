import type { ReactNode } from 'react';
import type { Segment } from '../../pipelines/segmentation/model.ts';

/** What every view says of one customer: id and segment, then what the view adds. */
export function CustomerTip({
  id,
  segment,
  children,
}: {
  readonly id: string | undefined;
  readonly segment: Pick<Segment, 'id' | 'name'> | undefined;
  readonly children?: ReactNode;
}) {
  return (
    <>
      <strong>{id}</strong>
      <br />
      {segment === undefined ? undefined : `${segment.id + 1} ${segment.name}`}
      {children === undefined ? undefined : (
        <>
          <br />
          {children}
        </>
      )}
    </>
  );
}
