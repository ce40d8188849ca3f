import { expect, test } from 'vitest';
import { scatteredParts, shellFiles } from '../../scripts/check-bundle.mjs';

test('the shell is the entry with its static imports; what is loaded later does not count', () => {
  const manifest = {
    'index.html': {
      file: 'assets/index.js',
      isEntry: true,
      imports: ['_react.js'],
      dynamicImports: ['page.tsx'],
    },
    '_react.js': { file: 'assets/react.js', imports: ['_base.js'] },
    '_base.js': { file: 'assets/base.js' },
    'page.tsx': { file: 'assets/page.js', imports: ['_react.js', '_charts.js'] },
    '_charts.js': { file: 'assets/charts.js' },
  };
  expect(shellFiles(manifest).toSorted()).toEqual(['assets/base.js', 'assets/index.js', 'assets/react.js']);
});

test('a part that is opened with more scripts than it may is named; those of the shell do not count', () => {
  const shared = Array.from({ length: 7 }, (_, i) => `_shared-${i}.js`);
  const manifest = {
    'index.html': { file: 'assets/index.js', isEntry: true, imports: [shared[0]!, shared[1]!] },
    'near.tsx': { file: 'assets/near.js', isDynamicEntry: true, imports: shared.slice(0, 6) },
    'far.tsx': { file: 'assets/far.js', isDynamicEntry: true, imports: shared },
    ...Object.fromEntries(shared.map((key) => [key, { file: `assets/${key.slice(1)}` }])),
  };
  expect(scatteredParts(manifest)).toEqual(['far.tsx is opened with 6 scripts, more than 5']);
});
