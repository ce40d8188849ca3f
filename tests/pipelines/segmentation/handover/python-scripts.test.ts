import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { SQL_DIALECTS } from '../../../../src/io/sql/dialects.ts';
import type { HandedRun } from '../../../../src/pipelines/segmentation/handover/handed-run.ts';
import { pysparkScript } from '../../../../src/pipelines/segmentation/handover/python/pyspark-script.ts';
import { sklearnScript } from '../../../../src/pipelines/segmentation/handover/python/sklearn-script.ts';
import { profilesSql } from '../../../../src/pipelines/segmentation/handover/sql/profiles-sql.ts';
import { segmentsSql } from '../../../../src/pipelines/segmentation/handover/sql/segments-sql.ts';
import type { WrittenHandover } from '../../../../src/pipelines/segmentation/handover/handover-file.ts';
import { scanSql } from '../../../io/sql/scan-sql.ts';
import { python, pythonWith } from './python.ts';
import { handedRuns } from './handed-runs.ts';

const anyPython = pythonWith();
const folder = mkdtempSync(join(tmpdir(), 'strata-scripts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const runOf = handedRuns();
const SCRIPTS = [sklearnScript, pysparkScript];

function contentOf(written: WrittenHandover): string {
  if (written.kind === 'refused') throw new Error(written.reason);
  return String(written.content);
}

/** The run with other words wherever words of the data come to stand in a file. */
function renamed(run: HandedRun, word: (place: number) => string): HandedRun {
  const { profiles, features } = run.artifacts;
  const name = (old: string): string => word(profiles.columns.findIndex((each) => each.name === old));
  return {
    ...run,
    segments: run.segments.map((segment, place) => ({ ...segment, name: word(place + 40) })),
    artifacts: {
      profiles: {
        ...profiles,
        ids: profiles.ids.map((_, row) => word(row + 60)),
        columns: profiles.columns.map((column) => ({ ...column, name: name(column.name) })),
        categories: profiles.categories.map((column) => ({
          ...column,
          names: column.names.map((_, code) => word(code + 80)),
        })),
      },
      sweep: run.artifacts.sweep,
      features: {
        ...features,
        names: features.names.map(name),
        preparation: features.preparation.map((each) => ({ ...each, name: name(each.name) })),
      },
    },
  };
}

/** What Python understands of each file: its syntax tree without the values of its literals. */
const SHAPES = `
import ast, hashlib, json, sys

class Blank(ast.NodeTransformer):
    def visit_Constant(self, node):
        return ast.Constant(None)
    def visit_List(self, node):
        self.generic_visit(node)
        return ast.List([], node.ctx) if all(isinstance(each, ast.Constant) for each in node.elts) else node

def shape(path):
    tree = ast.parse(open(path, "rb").read())
    return hashlib.sha256(ast.dump(Blank().visit(tree)).encode()).hexdigest()

print(json.dumps([shape(path) for path in sys.argv[1:]]))
`;

test.skipIf(anyPython === undefined)(
  'whatever words the data hold, scripts stay the same program (needs python3)',
  async () => {
    const run = await runOf('generated');
    const word = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom(
          '"',
          "'",
          '\\',
          '\n',
          '\r',
          '\0',
          '#',
          '`',
          '$',
          '{',
          '}',
          'x',
          'N',
          'u',
          '\u2028',
        ),
      }),
    );
    const words = fc.sample(fc.array(word, { minLength: 100, maxLength: 100 }), { numRuns: 12, seed: 1 });
    for (const write of SCRIPTS) {
      const plain = renamed(run, (place) => `w${place}`);
      const paths = [
        plain,
        ...words.map((list) => renamed(run, (place) => `${place}${list[place % 100]!}`)),
      ].map((each, at) => {
        const path = join(folder, `${at}.py`);
        const content = contentOf(write(each));
        expect(content.replaceAll(/[\n -~]/g, '')).toBe('');
        writeFileSync(path, content);
        return path;
      });
      const { out, error } = python(anyPython!, ['-c', SHAPES, ...paths]);
      expect(error).toBe('');
      expect(new Set(JSON.parse(out) as string[]).size).toBe(1);
    }
  },
);

test.skipIf(anyPython === undefined)(
  'pipeline_pyspark.py compiles, holds the queries of the Spark dialect, and says that it was never run (needs python3)',
  async () => {
    const run = await runOf('generated');
    const path = join(folder, 'pipeline_pyspark.py');
    const content = contentOf(pysparkScript(run));
    writeFileSync(path, content);
    expect(content).toContain('UNTESTED HERE');
    expect(python(anyPython!, ['-m', 'py_compile', path])).toEqual({ status: 0, out: '', error: '' });
    const read = [
      'import ast, json, sys',
      'tree = ast.parse(open(sys.argv[1]).read())',
      'texts = {node.targets[0].id: "".join(["\\n".join(ast.literal_eval(node.value.args[0]))])',
      '  for node in tree.body if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)}',
      'print(json.dumps(texts))',
    ].join('\n');
    const texts = JSON.parse(python(anyPython!, ['-c', read, path]).out) as Readonly<Record<string, string>>;
    const statements = [profilesSql, segmentsSql].flatMap(
      (write) => scanSql(contentOf(write(run, SQL_DIALECTS.spark)), 'spark').statements,
    );
    const { PREPARED_SQL: prepared, ...others } = texts;
    expect(Object.values(others).map((sql) => scanSql(`${sql};`, 'spark').statements[0])).toEqual(statements);
    expect(scanSql(`${prepared!};`, 'spark').statements[0]).toMatch(/^WITH given AS [^]*FROM prepared$/);
  },
);
