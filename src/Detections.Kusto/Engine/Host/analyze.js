'use strict';
// One query in, its whole analysis out.

const { Schema } = load('schema');
const { Exporter } = load('export');
const { items } = load('lists');
const { Candidates } = load('candidates');
const { isNestedTooDeeply } = load('nesting');
const { undeclaredIn } = load('undeclared');

const schema = new Schema();

/** Answers { id, text, define, use, timeLimit }: see docs/engine.md. */
module.exports.run = function (request) {
  schema.define(request.define);
  if (isNestedTooDeeply(request.text)) {
    return { id: request.id, failure: 'depth', detail: '' };
  }
  const declared = Kusto.Language.KustoCode.ParseAndAnalyze(request.text, schema.globalsFor(request.use));
  const undeclared = undeclaredIn(declared);
  const code = undeclared === null
    ? declared
    : Kusto.Language.KustoCode.ParseAndAnalyze(request.text, schema.globalsWithOpen(request.use, undeclared));
  const service = new Kusto.Language.Editor.KustoCodeService.ctor(code);
  return {
    id: request.id,
    diagnostics: [...withCandidates(items(code.GetDiagnostics()), code), ...withCandidates(undeclared?.diagnostics ?? [], declared)],
    advice: items(service.GetAnalyzerDiagnostics(true)).map((one) => [...exportDiagnostic(one), []]),
    ...new Exporter(code).export(),
  };
};

function withCandidates(diagnostics, code) {
  const candidates = new Candidates(code);
  return diagnostics.map((one) => [...exportDiagnostic(one), candidates.for(one)]);
}

function exportDiagnostic(diagnostic) {
  return [diagnostic.Code, diagnostic.Severity, diagnostic.Start, diagnostic.Length, diagnostic.Message];
}

/** Runs what nearly every rule runs, before a snapshot is taken. */
module.exports.warmUp = function () {
  const warm = new Schema();
  warm.define([{ kind: 'table', key: 0, name: 'T', columns: ['A', 'string', 'B', 'long', 'C', 'datetime', 'D', 'dynamic'], open: false }]);
  const globals = warm.globalsFor([0]);
  for (const text of WARM_UP) {
    const code = Kusto.Language.KustoCode.ParseAndAnalyze(text, globals);
    items(new Kusto.Language.Editor.KustoCodeService.ctor(code).GetAnalyzerDiagnostics(true)).map(exportDiagnostic);
    items(code.GetDiagnostics()).map(exportDiagnostic);
    new Exporter(code).export();
  }
};

const WARM_UP = [
  'let lookback = 1d;\nlet names = dynamic(["a", "b"]);\nT\n| where C > ago(lookback) and A in~ (names) and A !startswith @"x\\y" // note\n'
  + '| where A has_any ("a", "b") or not(A matches regex "x") and isnotempty(A)\n| extend E = tolower(A), F = parse_json(tostring(D)).x\n'
  + '| summarize Count = count(), Last = arg_max(C, *), Set = make_set(A, 10) by B, bin(C, 1h)\n| project B, Count, Set\n| sort by Count desc',
  'let p = materialize(T | where A =~ "x");\np\n| join kind=inner (T | project A, B) on A\n| union T\n| mv-expand D\n| lookup T on B\n'
  + '| parse A with * "x" Rest\n| where A in ((p | project A)) and B between (1 .. 5)\n| project-away D\n| distinct A',
  'T | where Unknown == 1 | take 10',
];
