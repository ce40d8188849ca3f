import { execFile } from 'node:child_process';
import { projectRoot } from './project-root.mjs';

const MOST_MS = 30_000;

/**
 * Known vulnerabilities in what the page and the command line ship, as the registry tells them. A registry that does not
 * answer, or answers no such question, is said and no failure: the rest can be checked without a network.
 *
 * @returns {Promise<string[]>}
 */
export async function checkAudit() {
  const answer = readAudit(await askRegistry());
  if (answer.kind === 'unanswered') {
    console.log(`the registry told nothing of vulnerabilities (${answer.why}): not checked`);
    return [];
  }
  return answer.findings.map(({ name, severity }) => `${name} has a known vulnerability (${severity})`);
}

/** @typedef {{ kind: 'unanswered', why: string } | { kind: 'answered', findings: { name: string, severity: string }[] }} Audit */

/**
 * What `npm audit --json` wrote.
 *
 * @param {string} json
 * @returns {Audit}
 */
export function readAudit(json) {
  /** @type {{ error?: { summary?: string }, vulnerabilities?: Record<string, { name: string, severity: string }> }} */
  let report;
  try {
    report = JSON.parse(json);
  } catch {
    return { kind: 'unanswered', why: 'no readable answer' };
  }
  const { error, vulnerabilities } = report;
  if (vulnerabilities === undefined) return { kind: 'unanswered', why: error?.summary || 'an error' };
  return { kind: 'answered', findings: Object.values(vulnerabilities) };
}

/** @returns {Promise<string>} */
function askRegistry() {
  const args = ['audit', '--omit=dev', '--json'];
  const options = { cwd: projectRoot, timeout: MOST_MS, shell: process.platform === 'win32' };
  return new Promise((resolve) => {
    execFile('npm', args, options, (_error, stdout) => resolve(stdout));
  });
}
