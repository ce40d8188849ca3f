import type { Random } from '../../src/base/random.ts';

/** A copy of plain data in which one to four places hold something else than they should. */
export function mutatedValue(value: unknown, random: Random): unknown {
  let changed = value;
  for (let left = random.integer(1, 4); left > 0; left--) changed = changedSomewhere(changed, random);
  return changed;
}

/** What no reader expects where it expects anything. */
const STRANGERS: readonly (() => unknown)[] = [
  () => null,
  () => undefined,
  () => -1,
  () => 0.5,
  () => NaN,
  () => Infinity,
  () => 1e308,
  () => 2 ** 53,
  () => '',
  () => '__proto__',
  () => 'constructor',
  () => '\u0000\uFFFF\u{1F600}',
  () => 'x'.repeat(100_000),
  () => '(a+)+$',
  () => [],
  () => {},
  () => [[[[[[[[]]]]]]]],
  () => Array.from({ length: 10_000 }, (_, i) => i),
  () => JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}'),
  () => true,
];

function changedSomewhere(value: unknown, random: Random): unknown {
  const isContainer = typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);
  if (!isContainer || random.chance(0.15)) return STRANGERS[random.below(STRANGERS.length)]!();
  if (Array.isArray(value)) {
    if (value.length === 0) return [STRANGERS[random.below(STRANGERS.length)]!()];
    const at = random.below(value.length);
    return random.chance(0.2) ? value.toSpliced(at, 1) : value.with(at, changedSomewhere(value[at], random));
  }
  const entries = Object.entries(value);
  if (entries.length === 0 || random.chance(0.1))
    return { ...value, [random.chance(0.5) ? 'unknown' : 'toString']: 1 };
  const at = random.below(entries.length);
  const [name, held] = entries[at]!;
  const next = random.chance(0.15)
    ? entries.toSpliced(at, 1)
    : entries.with(at, [name, changedSomewhere(held, random)]);
  return Object.fromEntries(next);
}
