/** A processor profile as the browser gives it; moments in microseconds of the same clock as a trace. */
export interface Profile {
  readonly startTime: number;
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
    readonly children?: readonly number[];
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

const MOST_FUNCTIONS = 24;

/** The functions that were under way between two moments, with what they called, and their milliseconds; the longest first. */
export function profileBetween(profile: Profile, from: number, to: number): readonly string[] {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const callers = new Map(
    profile.nodes.flatMap(({ id, children }) => (children ?? []).map((child) => [child, id])),
  );
  const totals = new Map<string, number>();
  let moment = profile.startTime;
  for (const [at, sample] of profile.samples.entries()) {
    const delta = profile.timeDeltas[at] ?? 0;
    moment += delta;
    if (moment < from || moment > to) continue;
    const onStack = new Set<string>();
    for (let id: number | undefined = sample; id !== undefined; id = callers.get(id)) {
      const { functionName = '', url = '' } = nodes.get(id)?.callFrame ?? {};
      onStack.add(`${functionName || '(anonymous)'} ${url.split('/').at(-1) ?? ''}`.trim());
    }
    for (const name of onStack) totals.set(name, (totals.get(name) ?? 0) + delta);
  }
  return [...totals]
    .filter(([name]) => name !== '(root)')
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, MOST_FUNCTIONS)
    .map(([name, spent]) => `${name} ${(spent / 1000).toFixed(1)}`);
}
