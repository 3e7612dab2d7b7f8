namespace Detections.Analysis.Tests.Semantics.Events;

internal sealed class FlowTests
{
    [TestCase("let T = DeviceEvents | where ActionType == 'A'; T | where FileName == 'x'", "DeviceEvents {A}")]
    [TestCase("let T = materialize(DeviceEvents); T | where ActionType == 'A' | union (T | where ActionType == 'B')", "DeviceEvents {A,B}")]
    [TestCase("let V = view () { DeviceEvents | where ActionType == 'A' }; union V, (V() | where FileName == 'x')", "DeviceEvents {A}")]
    [TestCase("let a = 'A'; let b = a; DeviceEvents | where ActionType == b", "DeviceEvents {A}")]
    [TestCase("let list = dynamic(['A', 'B']); DeviceEvents | where ActionType in (list)", "DeviceEvents {A,B}")]
    [TestCase("let list = datatable(name: string)['A', 'B']; DeviceEvents | where ActionType in (list)", "DeviceEvents {A,B}")]
    [TestCase("let T = DeviceEvents | where ActionType == 'A'; DeviceFileEvents | where ActionType == 'FileCreated'", "DeviceFileEvents {FileCreated}")]
    [TestCase("let F = (name: string) { DeviceEvents | where ActionType == name }; union F('A'), F('B')", "DeviceEvents {A,B}")]
    [TestCase("let F = (name: string = 'A') { let own = name; DeviceEvents | where ActionType == own }; F", "DeviceEvents {A}")]
    [TestCase("let F = (name: string, file: string) { DeviceEvents | where ActionType == name and FileName == file }; F(file = 'x', name = 'A')", "DeviceEvents {A}")]
    [TestCase("let F = (T: (*), name: string) { T | where ActionType == name }; DeviceEvents | invoke F('A') | union (F(DeviceFileEvents, 'FileCreated'))", "DeviceEvents {A}; DeviceFileEvents {FileCreated}")]
    [TestCase("DeviceEvents | where ActionType == 'A' | as T | union T", "DeviceEvents {A}")]
    public async Task Names_are_followed_to_what_they_stand_for(string query, string read) =>
        Assert.That(await ReadText.OfAsync(query), Is.EqualTo(read));

    [TestCase("DeviceEvents | extend X = ActionType | where X == 'A'", "DeviceEvents {A}")]
    [TestCase("DeviceEvents | project-rename X = ActionType | where X == 'A'", "DeviceEvents {A}")]
    [TestCase("DeviceEvents | project DeviceId, X = ActionType | where X == 'A'", "DeviceEvents {A}")]
    [TestCase("DeviceEvents | project DeviceId, ActionType | where ActionType == 'A'", "DeviceEvents {A}")]
    [TestCase("DeviceEvents | distinct ActionType | where ActionType == 'A'", "DeviceEvents {A}")]
    [TestCase("DeviceEvents | summarize count() by ActionType, bin(Timestamp, 1h) | where ActionType == 'A'", "DeviceEvents {A}")]
    [TestCase("DeviceEvents | take 5 | sort by Timestamp | top 3 by Timestamp | where ActionType == 'A'", "DeviceEvents {A}")]
    [TestCase("DeviceEvents | project-away FileName | project-keep ActionType | where ActionType == 'A'", "DeviceEvents {A}")]
    [TestCase("DeviceEvents | invoke FileProfile(SHA1, 1000) | where ActionType == 'A'", "DeviceEvents {A}")]
    [TestCase("DeviceEvents | mv-expand x = dynamic([1]) | where ActionType == 'A'", "DeviceEvents {A}")]
    [TestCase("DeviceEvents | parse AdditionalFields with * 'x=' x | where ActionType == 'A'", "DeviceEvents {A}")]
    [TestCase("DeviceEvents | partition by DeviceId (where ActionType == 'A' | take 1)", "DeviceEvents {A}")]
    [TestCase("DeviceEvents | fork (where ActionType == 'A') (where ActionType == 'B')", "DeviceEvents {A,B}")]
    [TestCase("DeviceEvents | extend ActionType = FileName | where ActionType == 'A'", "DeviceEvents everything")]
    [TestCase("DeviceEvents | project-rename ActionType1 = ActionType, ActionType = FileName | where ActionType == 'A'", "DeviceEvents everything")]
    [TestCase("DeviceEvents | extend ActionType = iff(FileName == 'x', ActionType, 'A') | where ActionType == 'A'", "DeviceEvents everything, open")]
    [TestCase("DeviceEvents | extend K = case(ActionType == 'A', 1, 2) | where K == 1", "DeviceEvents everything, open")]
    [TestCase("DeviceEvents | summarize make_set(ActionType) by DeviceId | where set_ActionType has 'A'", "DeviceEvents everything, open")]
    [TestCase("DeviceEvents | where ActionType in ('A', 'B') | summarize N = countif(ActionType == 'A') by DeviceId | where N > 3", "DeviceEvents {A,B}")]
    [TestCase("DeviceEvents | where ActionType in ('A', 'B') | summarize arg_max(Timestamp, *) by DeviceId | where ActionType == 'A'", "DeviceEvents {A,B}")]
    [TestCase("DeviceEvents | evaluate pivot(ActionType) | where FileName == 'A'", "DeviceEvents everything, open")]
    [TestCase("DeviceEvents | where Type == 'x'", "DeviceEvents everything, open")]
    public async Task Columns_are_followed_through_operators(string query, string read) =>
        Assert.That(await ReadText.OfAsync(query), Is.EqualTo(read));

    [TestCase("union DeviceEvents, DeviceFileEvents | where ActionType == 'FileCreated'", "DeviceEvents {FileCreated}; DeviceFileEvents {FileCreated}")]
    [TestCase("union DeviceEvents, SecurityEvent | where ActionType == 'A' or EventID == 4624", "DeviceEvents {A}; SecurityEvent {4624}")]
    [TestCase("union DeviceEvents, SecurityEvent | where ActionType != 'A'", "DeviceEvents all but {A}; SecurityEvent everything")]
    [TestCase("union withsource = S DeviceEvents, DeviceFileEvents | where S == 'DeviceEvents'", "DeviceEvents everything, open; DeviceFileEvents everything, open")]
    [TestCase("DeviceEvents | union (DeviceFileEvents | where ActionType == 'FileCreated')", "DeviceEvents everything; DeviceFileEvents {FileCreated}")]
    [TestCase("DeviceEvents | where ActionType == 'A' | join kind=inner (DeviceFileEvents | where ActionType == 'FileCreated') on DeviceId", "DeviceEvents {A}; DeviceFileEvents {FileCreated}")]
    [TestCase("DeviceEvents | join DeviceFileEvents on DeviceId | where ActionType == 'A' and ActionType1 == 'FileCreated'", "DeviceEvents {A}; DeviceFileEvents {FileCreated}")]
    [TestCase("DeviceEvents | join DeviceEvents on DeviceId | join DeviceEvents on DeviceId | where ActionType == 'A' and ActionType1 == 'B' and ActionType2 == 'C'", "DeviceEvents {A}; DeviceEvents {B}; DeviceEvents {C}")]
    [TestCase("DeviceEvents | join DeviceFileEvents on DeviceId | where ActionType == 'A' or ActionType1 == 'FileCreated'", "DeviceEvents everything, open; DeviceFileEvents everything, open")]
    [TestCase("DeviceEvents | join DeviceFileEvents on ActionType", "DeviceEvents everything, open; DeviceFileEvents everything, open")]
    [TestCase("DeviceEvents | join kind=leftanti (DeviceFileEvents | where ActionType == 'FileCreated') on DeviceId | where ActionType == 'A'", "DeviceEvents {A}; DeviceFileEvents {FileCreated}")]
    [TestCase("DeviceEvents | join kind=rightsemi (DeviceFileEvents) on DeviceId | where ActionType == 'FileCreated'", "DeviceEvents everything; DeviceFileEvents {FileCreated}")]
    [TestCase("DeviceEvents | lookup kind=leftouter (DeviceFileEvents | where ActionType == 'FileCreated') on DeviceId | where ActionType == 'A'", "DeviceEvents {A}; DeviceFileEvents {FileCreated}")]
    [TestCase("DeviceEvents | where DeviceId in ((DeviceFileEvents | where ActionType == 'FileCreated' | project DeviceId))", "DeviceEvents everything; DeviceFileEvents {FileCreated}")]
    [TestCase("let n = toscalar(DeviceFileEvents | where ActionType == 'FileCreated' | count); DeviceEvents | where ActionType == 'A' and FileSize > n", "DeviceFileEvents {FileCreated}; DeviceEvents {A}")]
    [TestCase("search in (DeviceEvents, DeviceFileEvents) ActionType == 'A'", "DeviceEvents {A}; DeviceFileEvents {A}")]
    [TestCase("search in (DeviceEvents) 'NamedPipeEvent'", "DeviceEvents everything, open")]
    [TestCase("DeviceEvents | where * has 'NamedPipeEvent'", "DeviceEvents everything, open")]
    [TestCase("find in (DeviceEvents) where ActionType == 'A' project FileName", "DeviceEvents {A}")]
    [TestCase("workspace('x').DeviceEvents | where ActionType == 'A'", "DeviceEvents {A}")]
    [TestCase("table('DeviceEvents') | where ActionType == 'A'", "DeviceEvents {A}")]
    public async Task Every_table_of_a_query_is_read(string query, string read) =>
        Assert.That(await ReadText.OfAsync(query), Is.EqualTo(read));

    [TestCase("union Device* | where ActionType == 'A'", "unknown everything, open")]
    [TestCase("union * | extend x = coalesce(Operation, 'y')", "unknown everything, open")]
    [TestCase("search 'x'", "unknown everything, open")]
    [TestCase("adx('c/d').DeviceEvents | where ActionType == 'A'", "unknown everything, open")]
    [TestCase("MyParser() | where ActionType == 'A'", "MyParser() everything, open")]
    [TestCase("DeviceEvents | where ActionType == 'A' | invoke Mine()", "DeviceEvents {A}; unknown everything, open")]
    [TestCase("let F = () { DeviceEvents };", "unknown everything, open")]
    [TestCase("DeviceEvents | where ActionType == 'A' | where (", "unknown everything, open")]
    public async Task What_nobody_can_list_is_unknown(string query, string read)
    {
        Assert.That(await ReadText.OfAsync(query), Is.EqualTo(read));
        Assert.That((await ReadText.RuleAsync(query)).IsClosed, Is.False);
    }

    [TestCase("print x = 1")]
    [TestCase("datatable(x: string)['a'] | where x == 'a'")]
    [TestCase("_GetWatchlist('x') | project SearchKey")]
    [TestCase("range x from 1 to 3 step 1")]
    public async Task Rows_that_come_from_no_table_are_no_source(string query) =>
        Assert.That(await ReadText.OfAsync(query), Is.Empty);

    [Test]
    public async Task Names_that_double_with_each_step_end()
    {
        var lets = Enumerable.Range(1, 8).Select(i => $"let T{i} = union T{i - 1}, (T{i - 1} | where FileName == 'x');");

        Assert.That(await ReadText.OfAsync($"let T0 = DeviceEvents | where ActionType == 'A'; {string.Concat(lets)} T8"), Is.EqualTo("DeviceEvents {A}, open"));
    }
}
