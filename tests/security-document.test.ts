import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));

test('SECURITY.md names exactly the texts that are kept between visits', () => {
  const code = readdirSync(`${root}src/state`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(`${root}src/state/${name}`, 'utf8'));
  const inCode = code.flatMap((text) =>
    [...text.matchAll(/KEY = '(strata\.[a-z-]+)'/g)].map((match) => match[1]!),
  );
  const document = readFileSync(`${root}SECURITY.md`, 'utf8');
  const named = [...document.matchAll(/^\| localStorage \| `([^`]+)`/gm)].map((match) => match[1]!);
  expect(named.toSorted()).toEqual(inCode.toSorted());
  expect(inCode.length).toBeGreaterThan(0);
});
