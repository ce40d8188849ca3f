/** The one style sheet within a page that may apply: that of the report, which its preview shows as the file has it. */
const reportStyle = "'sha256-T1xIp7E994DtMX8FP+T4/spOOFqDfg/YVENGA+tuBGE='";

const policy = [
  ['default-src', "'self'"],
  ['script-src', "'self' 'wasm-unsafe-eval'"],
  ['style-src', `'self' ${reportStyle}`],
  ['img-src', "'self' data: blob:"],
  ['worker-src', "'self'"],
  ['connect-src', "'self'"],
  ['object-src', "'none'"],
  ['base-uri', "'none'"],
  ['form-action', "'none'"],
  ['require-trusted-types-for', "'script'"],
  ['trusted-types', 'default strata-report'],
  ['frame-ancestors', "'none'"],
];

/** The content security policy as a header. */
export const contentSecurityPolicy = policy.map((rule) => rule.join(' ')).join('; ');

/** The same policy for the meta tag in index.html, where a browser takes no frame-ancestors. */
export const metaContentSecurityPolicy = policy
  .filter(([directive]) => directive !== 'frame-ancestors')
  .map((rule) => rule.join(' '))
  .join('; ');

/** Every header the served page carries: with them the page is cross-origin isolated and may share memory. */
export const securityHeaders = {
  'Content-Security-Policy': contentSecurityPolicy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};
