import type { SegmentLook } from './segment-edits.ts';

/** Longest texts that a person may give a segment, in UTF-16 units. */
export const LONGEST_NAME = 60;
export const LONGEST_DESCRIPTION = 400;

/** Colours that a segment may be given: those of the order of segments, and four more. */
export const PALETTE_SIZE = 12;

/** The look with its texts in one line and no longer than they may be; empty texts and unknown colours are none. */
export function cleanLook({ name, description, colour, isSetAside }: SegmentLook): SegmentLook {
  const called = oneLine(name, LONGEST_NAME);
  const described = oneLine(description, LONGEST_DESCRIPTION);
  const isColour = Number.isInteger(colour) && colour! >= 0 && colour! < PALETTE_SIZE;
  return {
    ...(called !== '' && { name: called }),
    ...(described !== '' && { description: described }),
    ...(isColour && { colour: colour! }),
    ...(isSetAside === true && { isSetAside }),
  };
}

export function isPlain(look: SegmentLook): boolean {
  return Object.keys(look).length === 0;
}

function oneLine(text: string | undefined, longest: number): string {
  const line = (text ?? '').replaceAll(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return line.length <= longest ? line : withoutHalf(line.slice(0, longest)).trimEnd();
}

/** A cut may leave the first half of a character outside the basic plane. */
function withoutHalf(text: string): string {
  return text.replace(/[\uD800-\uDBFF]$/, '');
}
