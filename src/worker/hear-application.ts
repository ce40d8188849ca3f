import type { AppliedData, ApplyMessage, ApplyProgress } from './applied-data.ts';
import { joinParts, type TextsPiece } from './message-parts.ts';

/** What comes of an application over its port; waits for ever where nothing does. */
export function hearApplication(
  port: MessagePort,
  onProgress: (progress: ApplyProgress) => void,
): Promise<AppliedData> {
  const parts = joinParts();
  return new Promise((resolve) => {
    port.onmessage = ({ data }: MessageEvent<ApplyMessage | TextsPiece>) => {
      if (data.kind === 'texts') parts.add(data);
      else if (data.kind === 'progress') onProgress(data.progress);
      else resolve(parts.complete(data).applied);
    };
  });
}
