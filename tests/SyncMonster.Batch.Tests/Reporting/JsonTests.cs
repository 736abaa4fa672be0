using System.Text.Json;
using SyncMonster.Batch.Core.Tests.Reporting;

namespace SyncMonster.Batch.Tests.Reporting;

public sealed class JsonTests
{
    [Fact]
    public void The_document_is_as_approved() => Snapshot.Matches("report.json", Written.Json(SampleSeason.Small()));

    [Fact]
    public void It_names_its_version_and_its_keys_are_in_snake_case()
    {
        using var document = JsonDocument.Parse(Written.Json(SampleSeason.Small()));

        Assert.Equal(1, document.RootElement.GetProperty("version").GetInt32());
        Assert.All(Keys(document.RootElement), key => Assert.Matches("^[a-z0-9_]+$", key));
    }

    [Fact]
    public void A_charge_that_is_not_known_is_null_with_a_bound_and_never_zero()
    {
        var record = new RecordBuilder();
        record.Add("ep01-es");
        record.FindFace("ep01-es", unknown: true);
        using var document = JsonDocument.Parse(Written.Json(record.Report()));

        var costs = document.RootElement.GetProperty("totals").GetProperty("costs");

        Assert.Equal(JsonValueKind.Null, costs.GetProperty("charged").ValueKind);
        Assert.Equal(JsonValueKind.Null, costs.GetProperty("charged_known").ValueKind);
        Assert.Equal(1, costs.GetProperty("charges_not_known").GetInt32());
        Assert.Equal(5, costs.GetProperty("charged_at_most").GetDecimal());
    }

    // Tags are keyed by the user's own names.
    private static IEnumerable<string> Keys(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(
            field => Keys(field.Name == "tags" ? default : field.Value).Prepend(field.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Keys),
        _ => [],
    };
}
