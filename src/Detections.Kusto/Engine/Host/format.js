'use strict';
// One query in, the same query as Kusto's own formatter writes it out.

const { items } = load('lists');
const { isNestedTooDeeply } = load('nesting');

const MAX_PASSES = 5;

/** Answers { id, format, timeLimit }: see docs/engine.md. */
module.exports.run = function (request) {
  if (isNestedTooDeeply(request.format)) {
    return { id: request.id, failure: 'depth', detail: '' };
  }
  return { id: request.id, ...format(request.format) };
};

// What the formatter makes of a text can look different once more when it is formatted again: the end of that is the answer.
function format(text) {
  const code = Kusto.Language.KustoCode.Parse(text);
  if (items(code.GetSyntaxDiagnostics()).length > 0) {
    return { left: 'syntax' };
  }
  let current = text;
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const next = formatOnce(current);
    if (next === current) {
      return sameTokens(code, current) ? { formatted: current } : { left: 'tokens' };
    }
    current = next;
  }
  return { left: 'restless' };
}

function formatOnce(text) {
  const service = new Kusto.Language.Editor.KustoCodeService.ctor(Kusto.Language.KustoCode.Parse(text));
  const formatted = service.GetFormattedText(options(), 0, new Kusto.Language.Utils.CancellationToken());
  return formatted.Text.replaceAll('\r\n', '\n');
}

// Kusto's defaults, but for blanks that it would take or add against the way rules are written: 'in (', 'kind=inner', '1..5', 'typeof('.
function options() {
  const asIs = Kusto.Language.Editor.SpacingStyle.AsIs;
  return Kusto.Language.Editor.FormattingOptions.Default
    .WithInsertMissingTokens(false)
    .WithBeforeArgumentListSpacing(asIs)
    .WithAssignmentSpacing(asIs)
    .WithRangeOperatorSpacing(asIs)
    .WithGeneralSpacing(asIs);
}

function sameTokens(code, text) {
  const before = tokensOf(code);
  const after = tokensOf(Kusto.Language.KustoCode.Parse(text));
  return before.length === after.length && before.every((token, index) => token === after[index]);
}

// Each token behind its comments; a comment behind code and one on a line of its own are not the same.
function tokensOf(code) {
  const tokens = [];
  for (let token = code.Syntax.GetFirstToken(); token !== null; token = token.GetNextToken()) {
    token.Trivia.split('\n').forEach((line, index) => {
      const comment = line.trim();
      if (comment !== '') {
        tokens.push((index === 0 && tokens.length > 0 ? 'behind ' : 'alone ') + comment);
      }
    });
    tokens.push('token ' + token.Text);
  }
  return tokens;
}
