import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { contentSecurityPolicy } from '../../scripts/security-headers.mjs';
import { STYLESHEET } from '../../src/pipelines/segmentation/report/html/stylesheet.ts';

test('the policy lets the style sheet of the report apply in its preview, and no other', () => {
  const hash = createHash('sha256').update(`\n${STYLESHEET}`).digest('base64');
  const styles = contentSecurityPolicy.split('; ').find((rule) => rule.startsWith('style-src'));
  expect(styles).toBe(`style-src 'self' 'sha256-${hash}'`);
});

test('the policy lets nothing inline run', () => {
  const scripts = contentSecurityPolicy.split('; ').find((rule) => rule.startsWith('script-src'));
  expect(scripts).toBe("script-src 'self' 'wasm-unsafe-eval'");
});
