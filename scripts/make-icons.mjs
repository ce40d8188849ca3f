import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from './browser-trial.mjs';
import { findBrowser } from './browser.mjs';
import { projectRoot } from './project-root.mjs';

const icons = [
  { source: 'favicon.svg', size: 192, file: 'icon-192.png' },
  { source: 'favicon.svg', size: 512, file: 'icon-512.png' },
  { source: 'icon-maskable.svg', size: 512, file: 'icon-maskable-512.png' },
];

/** Draws the icons of an installed page from their sources; to be run after a change of these. */
const browser = await launchBrowser(await findBrowser());
try {
  for (const { source, size, file } of icons) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const svg = readFileSync(join(projectRoot, 'public', source), 'utf8');
    await page.setContent(
      `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
    );
    writeFileSync(join(projectRoot, 'public', file), await page.screenshot({ omitBackground: true }));
    await page.close();
  }
} finally {
  await browser.close();
}
