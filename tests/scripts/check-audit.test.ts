import { expect, test } from 'vitest';
import { readAudit } from '../../scripts/check-audit.mjs';

test('a clean answer has no findings', () => {
  expect(readAudit('{"auditReportVersion":2,"vulnerabilities":{}}')).toEqual({
    kind: 'answered',
    findings: [],
  });
});

test('each vulnerable package is a finding', () => {
  const finding = { name: 'left-behind', severity: 'high' };
  expect(readAudit(JSON.stringify({ vulnerabilities: { 'left-behind': finding } }))).toEqual({
    kind: 'answered',
    findings: [finding],
  });
});

test.for(['', 'not JSON', '{"error":{"code":"ENOAUDIT","summary":"no such endpoint"}}', '{"message":"405"}'])(
  'what is no audit (%s) answers nothing',
  (json) => {
    expect(readAudit(json).kind).toBe('unanswered');
  },
);
