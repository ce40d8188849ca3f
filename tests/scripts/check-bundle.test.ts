import { expect, test } from 'vitest';
import { shellFiles } from '../../scripts/check-bundle.mjs';

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
