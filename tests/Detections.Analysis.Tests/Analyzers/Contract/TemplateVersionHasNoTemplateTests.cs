using Detections.Analysis.Diagnostics;
using static Detections.Analysis.Tests.Analyzers.Contract.ContractRules;

namespace Detections.Analysis.Tests.Analyzers.Contract;

internal sealed class TemplateVersionHasNoTemplateTests
{
    private const string Id = DiagnosticIds.TemplateVersionHasNoTemplate;

    [TestCase("")]
    [TestCase(""" "alertRuleTemplateName": null,""")]
    public Task Found(string template) => InResource(Id).VerifyAsync(Resource(template, """ "templateVersion": [|"1.0.0"|],"""));

    [TestCase(""" "alertRuleTemplateName": "3f1b2c64-8d0a-4a35-9d42-6f1c0e7b5a21", "templateVersion": "1.0.0",""")]
    [TestCase(""" "alertRuleTemplateName": "[parameters('t')]", "templateVersion": "1.0.0",""")]
    [TestCase(""" "templateVersion": null,""")]
    public Task Not_found(string lines) => InResource(Id).VerifyAsync(Resource(lines));
}
