import type { ApplyMessage } from './applied-data.ts';
import type { ApplyOrder } from './apply-protocol.ts';
import { applyOrder, type ApplyTools } from './apply-order.ts';
import { postInParts } from './post-in-parts.ts';
import type { Answer } from './protocol.ts';

/** A number on the screen may change ten times a second. */
const MS_BETWEEN_FIGURES = 100;

/** Applies, telling over the port how far it is and what came of it, in pieces that are quick to read. */
export async function applyOver(
  port: MessagePort,
  order: ApplyOrder,
  tools: Omit<ApplyTools, 'onProgress'>,
): Promise<Answer<undefined>> {
  const { now } = tools.ports;
  let toldAt = -Infinity;
  try {
    const answer = await applyOrder(order, {
      ...tools,
      onProgress(progress) {
        if (now() - toldAt < MS_BETWEEN_FIGURES) return;
        toldAt = now();
        port.postMessage({ kind: 'progress', progress } satisfies ApplyMessage);
      },
    });
    if (answer.kind !== 'ok') return answer;
    postInParts<ApplyMessage>(port)({ kind: 'applied', applied: answer.value });
    return { kind: 'ok', value: undefined };
  } finally {
    port.close();
  }
}
