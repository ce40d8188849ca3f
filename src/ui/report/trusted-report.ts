import { once } from '../../base/once.ts';

/** The part of Trusted Types that is relied on; not every browser has them. */
interface MarkupTrust {
  createPolicy(
    name: 'strata-report',
    rules: { readonly createHTML: (html: string) => string },
  ): { createHTML(html: string): string };
}

const policy = once(() =>
  (globalThis as { readonly trustedTypes?: MarkupTrust }).trustedTypes?.createPolicy('strata-report', {
    createHTML: (html) => html,
  }),
);

/** Lets a frame that runs no script show a report as `htmlReport` wrote it: the only markup that the page makes of text. */
export function showReport(frame: HTMLIFrameElement, html: string): void {
  frame.srcdoc = policy()?.createHTML(html) ?? html;
}
