import { takeApart } from './message-parts.ts';

/** Posts messages over a port so that they are quick to read on the other side. */
export function postInParts<Message>(port: MessagePort): (message: Message) => void {
  let lists = 0;
  return (whole) => {
    const { pieces, message, transfer } = takeApart(whole, () => ++lists);
    for (const piece of pieces) port.postMessage(piece);
    port.postMessage(message, [...transfer]);
  };
}
