import { expect, test } from 'vitest';
import { namedForDatabases, uniquelyNamed } from '../../src/io/unique-names.ts';

const named = (...names: string[]) => names.map((name) => ({ name }));
const namesOf = (all: readonly { readonly name: string }[]) => all.map(({ name }) => name);

test('a name that is taken gets the next number that no other has', () => {
  expect(namesOf(uniquelyNamed(named('a', 'b', 'a', 'A')))).toEqual(['a', 'b', 'a 2', 'A']);
  expect(namesOf(uniquelyNamed(named('a', 'a', 'a', 'a 2')))).toEqual(['a', 'a 3', 'a 4', 'a 2']);
});

test('databases tell no names apart by capitals, and hold neither NUL nor halves of surrogate pairs', () => {
  expect(namesOf(namedForDatabases(named('Milk', 'milk', 'milk 2', 'MILK 2')))).toEqual([
    'Milk',
    'milk 3',
    'milk 2',
    'MILK 2 2',
  ]);
  expect(namesOf(namedForDatabases(named('a\0', 'a\uD800', 'a\uFFFD')))).toEqual([
    'a\uFFFD',
    'a\uFFFD 2',
    'a\uFFFD 3',
  ]);
});
