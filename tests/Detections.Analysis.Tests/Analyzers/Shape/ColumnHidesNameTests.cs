using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Shape;

internal sealed class ColumnHidesNameTests
{
    private static readonly AnalyzerVerifier Verifier = new() { Id = DiagnosticIds.ColumnHidesName };

    [TestCase("let Computer = 'dc1';\nSecurityEvent | where Computer == [|Computer|]")]
    [TestCase("let Computer = 'dc1';\nSecurityEvent | where Computer in~ ([|Computer|])")]
    [TestCase("let Computer = dynamic(['dc1']);\nSecurityEvent | where Computer has_any ([|Computer|])")]
    [TestCase("let f = (Computer: string) { SecurityEvent | where Computer =~ ([|Computer|]) };\nf('dc1')")]
    [TestCase("let f = () { let Computer = 'dc1'; SecurityEvent | where Computer contains [|Computer|] };\nf()")]
    [TestCase("let Account = 'x';\nSecurityEvent | extend Account = tolower(Account) | where Account != [|Account|]")]
    public Task A_column_is_compared_with_itself(string query) => Verifier.VerifyAsync(query);

    [TestCase("let computer = 'dc1';\nSecurityEvent | where Computer == computer")]
    [TestCase("let Computer = 'dc1';\nSecurityEvent | where Computer has 'dc'", Description = "The column is meant.")]
    [TestCase("SecurityEvent | where Computer == Computer", Description = "No name is hidden.")]
    [TestCase("let f = (Computer: string) { SecurityEvent | where EventID == 1 };\nSecurityEvent | where Computer == Computer", Description = "The parameter is out of scope.")]
    [TestCase("let Account = 'x';\nSecurityEvent | where Account == TargetAccount")]
    [TestCase("let Computer = 'dc1';\nSecurityEvent | where Computer in (Computer, 'dc2')")]
    [TestCase("let Name = 'x';\nSecurityEvent | extend d = todynamic(EventData) | where d.Name == d.Name")]
    [TestCase("let C = 'x';\nSecurityEvent | join kind=inner (SecurityAlert) on $left.Computer == $right.CompromisedEntity")]
    public Task Nothing_is_said_of_other_comparisons(string query) => Verifier.VerifyAsync(query);

    [TestCase("let Computer = 'dc1';\nSecurityEvent | where Computer == [|Computer|]", "The name 'Computer' is the column on both sides of this condition; give the 'let' of that name another one.")]
    [TestCase("let f = (Computer: string) { SecurityEvent | where Computer == [|Computer|] };\nf('')", "The name 'Computer' is the column on both sides of this condition; give the parameter of that name another one.")]
    public Task The_message_names_what_is_hidden(string query, string message) => Verifier.VerifyAsync(query, message);
}
