using System.Text.Json.Nodes;
using SyncMonster.Batch.Manifests.Keys;
using SyncMonster.Batch.Manifests.Trees;

namespace SyncMonster.Batch.Tests.Manifests;

/// <summary>The schema that editors complete from says what the reader does.</summary>
public sealed class SchemaTests : IDisposable
{
    private static readonly SchemaCheck Schema = SchemaCheck.OfRepository();

    private readonly SeasonFolder _season = SeasonFolder.Usual();

    public void Dispose() => _season.Dispose();

    [Fact]
    public void Every_key_of_the_reader_is_in_the_schema_and_every_key_of_the_schema_is_read()
    {
        var read = KeySets().ToDictionary(
            keys => keys.Name, keys => string.Join(", ", keys.Keys.Select(key => key.Name).Order()));
        var described = Objects().ToDictionary(
            pair => pair.Name, pair => string.Join(", ", pair.Properties.Select(field => field.Key).Order()));

        Assert.Equal(read.OrderBy(pair => pair.Key), described.OrderBy(pair => pair.Key));
    }

    [Fact]
    public void Every_field_has_a_title_and_a_description_to_hover_over()
    {
        foreach (var (name, properties) in Objects())
        {
            foreach (var (key, field) in properties)
            {
                foreach (var word in (string[])["title", "description"])
                    Assert.True(
                        (field![word] ?? Schema.Resolved(field.AsObject())[word]) is not null,
                        $"{name}.{key} has no {word}");
            }
        }
    }

    [Fact]
    public void Every_example_and_default_of_the_schema_keeps_to_it()
    {
        var told = Below(Schema.Schema).OfType<JsonObject>().Where(node => node["examples"] is JsonArray || node.ContainsKey("default")).ToArray();

        Assert.InRange(told.Length, 30, 100);
        foreach (var node in told)
        {
            foreach (var value in (JsonNode?[])[.. node["examples"]?.AsArray() ?? [], .. node.ContainsKey("default") ? [node["default"]] : Array.Empty<JsonNode?>()])
                Assert.True(Schema.Accepts(node, value), $"{node["title"]} refuses its own {value?.ToJsonString()}");
        }
    }

    [Fact]
    public void The_example_of_the_schema_is_a_season() =>
        Assert.Equal(2, _season.Yaml(Schema.Schema["examples"]![0]!.ToJsonString()).Jobs.Count);

    [Theory]
    [InlineData("id", "\"ep-01_a.b\"", "7", "\"a b\"", "\"\"", "[]", "\"Ä\"")]
    [InlineData("language", "\"es\"", "\"zh-Hans\"", "\"e\"", "\"es_MX\"", "\"a1\"", "[]")]
    [InlineData("languages", "[\"es\"]", "\"es\"", "[]", "[\"?\"]", "{}")]
    [InlineData("dubs", "{ \"es\": \"media/ep01.es.wav\" }", "{ \"es\": { \"asset\": 5 } }", "{ \"es\": { \"priority\": 5 } }", "{ \"es\": null }", "{}", "[]", "{ \"?\": \"media/ep01.es.wav\" }", "{ \"es\": { \"video\": 5 } }")]
    [InlineData("video", "{ \"asset\": 1 }", "{ \"url\": \"https://a/b.mp4\", \"duration\": 1.5 }", "{}", "{ \"asset\": 0 }", "{ \"asset\": 1, \"url\": \"https://a/b.mp4\" }", "{ \"url\": \"ftp://a/b.mp4\" }", "{ \"asset\": 1, \"duration\": 0 }", "{ \"path\": \"x\" }", "[]")]
    [InlineData("lipsync", "true", "{}", "{ \"model\": \"e2\" }", "{ \"intensity\": 0.5 }", "{ \"intensity\": 3.5 }", "{ \"intensity\": 3.51 }", "{ \"intensity\": 0.49 }", "{ \"model\": \"e9\" }", "\"e1\"", "{ \"x\": 1 }")]
    [InlineData("drama", "false", "{ \"happy\": 0 }", "{ \"sad\": 1, \"angry\": 0.5, \"excited\": 0.1 }", "true", "{}", "{ \"sad\": 1.01 }", "{ \"sad\": -1 }", "[]")]
    [InlineData("detection", "{}", "{ \"scene_threshold\": 0.395, \"min_scene_length\": 1 }", "{ \"scene_threshold\": 0 }", "{ \"scene_threshold\": 1.1 }", "{ \"min_scene_length\": 0 }", "{ \"min_scene_length\": 1.5 }", "3")]
    [InlineData("faces", "\"center\"", "0", "[0, 1]", "{ \"nearest\": [1, 2.5] }", "{ \"pick\": \"all\" }", "[{ \"pick\": 1, \"scenes\": [1, \"4 - 9\"], \"frames\": \"0-5\", \"min_size\": \"5%\", \"if_unclear\": \"fail\" }]", "\"middle\"", "[]", "-1", "{ \"nearest\": [1] }", "[{ \"scenes\": 1 }]", "[{ \"pick\": \"all\", \"scenes\": -1 }]", "[{ \"pick\": \"all\", \"frames\": \"a\" }]", "[{ \"pick\": \"all\", \"min_size\": \"big\" }]", "[{ \"pick\": \"all\", \"min_size\": 0 }]", "[{ \"pick\": \"all\", \"if_unclear\": \"x\" }]")]
    [InlineData("tags", "{}", "{ \"a\": \"b\", \"c\": 1, \"d\": null }", "{ \"a\": [] }", "{ \"{\": \"b\" }", "{ \"a\": \"\" }", "[]")]
    [InlineData("priority", "-1000000", "1000000", "1000001", "1.5", "\"x\"", "[]")]
    [InlineData("budget", "0", "12.5", "{ \"max_credits\": 3 }", "{}", "-1", "{ \"max_credits\": -3 }", "{ \"x\": 3 }", "[]")]
    [InlineData("retries", "0", "10", "11", "-1")]
    [InlineData("length_tolerance", "0", "2.5", "86400", "-1", "86401", "\"x\"", "[]")]
    [InlineData("output", "\"a/{id}.mp4\"", "\"A.MP4\"", "\"a.mov\"", "[]")]
    public void The_schema_and_the_reader_take_and_refuse_the_same_values(string field, params string[] values)
    {
        foreach (var value in values)
        {
            var job = JsonNode.Parse("""{ "video": "media/ep01.mp4", "audio": "media/ep01.es.wav" }""")!.AsObject();
            job[field] = JsonNode.Parse(value);
            var manifest = new JsonObject { ["version"] = 1, ["jobs"] = new JsonArray(job) };

            var reading = _season.Read("season.json", manifest.ToJsonString());

            Assert.True(
                Schema.Accepts(manifest) == (reading.Manifest is not null),
                $"{field}: {value}: {string.Join(" ", reading.Problems)}");
        }
        var verdicts = values.Select(value => Schema.Accepts(Schema.Schema["$defs"]!["job"]!["properties"]![field]!.AsObject(), JsonNode.Parse(value)));
        Assert.Equal([true, false], verdicts.Distinct().OrderDescending());
    }

    [Fact]
    public void A_table_has_a_column_for_every_field_of_a_job() =>
        Assert.Equal(
            [
                "audio", "audio.asset", "audio.duration", "audio.url", "budget", "budget.max_credits",
                "detection", "detection.min_scene_length", "detection.scene_threshold",
                "drama", "drama.angry", "drama.excited", "drama.happy", "drama.sad",
                "faces", "faces.frames", "faces.if_unclear", "faces.min_size", "faces.pick", "faces.pick.nearest", "faces.scenes",
                "id", "intensity", "language", "languages", "length_tolerance", "lipsync", "lipsync.intensity", "lipsync.model", "model",
                "output", "priority", "profile", "retries", "video", "video.asset", "video.duration", "video.url",
            ],
            CsvColumn.Names.Order());

    private static IEnumerable<KeySet> KeySets() =>
        typeof(ManifestKeys).GetFields().Select(field => field.GetValue(null)).OfType<KeySet>();

    /// <summary>Every kind of mapping that the schema describes, and its fields.</summary>
    private static IEnumerable<(string Name, JsonObject Properties)> Objects()
    {
        yield return ("manifest", Schema.Schema["properties"]!.AsObject());
        foreach (var (name, schema) in Schema.Schema["$defs"]!.AsObject())
        {
            if ((schema!["properties"] ?? schema["anyOf"]?[0]?["properties"]) is JsonObject properties)
                yield return (name, properties);
        }
    }

    private static IEnumerable<JsonNode?> Below(JsonNode? node) => node switch
    {
        JsonObject fields =>
            [fields, .. fields.Where(field => field.Key != "examples").SelectMany(field => Below(field.Value))],
        JsonArray items => items.SelectMany(Below),
        _ => [],
    };
}
