import { expect, test } from 'vitest';
import { checkLock, lockViolations } from '../../scripts/check-lock.mjs';

const whole = { version: '1.0.0', integrity: 'sha512-x' };

test('the lock of this project is whole', () => expect(checkLock()).toEqual([]));

test('an optional package that the lock lacks is found, at whatever depth npm would put it', () => {
  const wants = { ...whole, optionalDependencies: { 'native-arm': '1.0.0' } };
  const lock = (extra: object) => ({
    packages: { '': {}, 'node_modules/a/node_modules/b': wants, ...extra },
  });
  expect(lockViolations(lock({}))).toHaveLength(1);
  for (const folder of ['', 'node_modules/a/', 'node_modules/a/node_modules/b/']) {
    expect(lockViolations(lock({ [`${folder}node_modules/native-arm`]: whole }))).toEqual([]);
  }
});

test('a package without integrity and one from another host are found', () => {
  expect(lockViolations({ packages: { 'node_modules/a': { version: '1.0.0' } } })).toHaveLength(1);
  const elsewhere = { ...whole, resolved: 'https://mirror.example/a.tgz' };
  expect(lockViolations({ packages: { 'node_modules/a': elsewhere } })).toHaveLength(1);
});
