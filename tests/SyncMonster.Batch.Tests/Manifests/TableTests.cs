using System.Text;
using SyncMonster.Batch.Core.Faces;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Core.Money;
using SyncMonster.Batch.Core.Planning;
using SyncMonster.Batch.Manifests;

namespace SyncMonster.Batch.Tests.Manifests;

/// <summary>Dubbing lists as spreadsheets save them.</summary>
public sealed class TableTests : IDisposable
{
    private const string Columns = "video,audio,language";
    private const string Row = "media/ep01.mp4,media/ep01.es.wav,es";

    private readonly SeasonFolder _season = SeasonFolder.Usual();

    public void Dispose() => _season.Dispose();

    [Theory]
    [InlineData("video,audio,language\nmedia/ep01.mp4,media/ep01.es.wav,es\n")]
    [InlineData("video,audio,language\r\nmedia/ep01.mp4,media/ep01.es.wav,es\r\n")]
    [InlineData("video;audio;language\nmedia/ep01.mp4;media/ep01.es.wav;es")]
    [InlineData("video\taudio\tlanguage\nmedia/ep01.mp4\tmedia/ep01.es.wav\tes")]
    [InlineData("\"video\",\"audio\",\"language\"\n\"media/ep01.mp4\",\"media/ep01.es.wav\",\"es\"\n")]
    [InlineData("\uFEFFvideo,audio,language,,\n media/ep01.mp4 , media/ep01.es.wav , es ,,\n,,,,\n\n\n")]
    [InlineData("video,audio,language,id,output,faces,model\nmedia/ep01.mp4,media/ep01.es.wav,es,,,,\n")]
    public void A_table_is_read_however_the_spreadsheet_saved_it(string text)
    {
        var job = Assert.Single(_season.Csv(text).Jobs);

        Assert.Equal(("ep01-es", "es/ep01.es.mp4"), (job.Id, job.Output));
        Assert.Equal(LipSync.Default, job.LipSync);
    }

    [Fact]
    public void A_table_in_utf_16_is_read()
    {
        File.WriteAllText(_season.Path("season.csv"), $"{Columns}\n{Row}", Encoding.Unicode);

        Assert.Single(ManifestReader.Read(_season.Path("season.csv")).Manifest!.Jobs);
    }

    [Fact]
    public void Nested_fields_have_columns_with_dots_and_lists_have_bars()
    {
        var job = Assert.Single(_season.Csv(
            "video.asset,video.duration,audio.url,lipsync.model,intensity,drama.angry,detection.min_scene_length,budget,tags.a.b,faces.scenes,faces.pick.nearest,faces.min_size,faces.if_unclear\n"
            + "17,90.5,https://cdn.example/a.wav,e2,2,0.5,9,12.5,x,1|4-9,320|90.5,40,fail\n").Jobs);

        Assert.Equal(new MediaReference.StoredAsset(17, 90.5m), job.Video);
        Assert.Equal(new MediaReference.Link(new Uri("https://cdn.example/a.wav"), null), job.Audio);
        Assert.Equal(new LipSync(LipSyncModel.E2, 2), job.LipSync);
        Assert.Equal(new Drama(null, null, null, 0.5m), job.Drama);
        Assert.Equal(new Detection(null, 9), job.Detection);
        Assert.Equal(new Credits(12.5m), job.MaxCredits);
        Assert.Equal([new Tag("a.b", "x")], job.Tags);
        Assert.Equal(
            [new FaceRule([new(1, 1), new(4, 9)], null, new FacePick.Nearest(320, 90.5m), new MinFaceSize(40, false), IfUnclear.Fail)],
            job.Faces);
    }

    [Fact]
    public void Places_in_a_table_count_lines_and_characters_through_quotes()
    {
        var problems = _season.CsvProblems(
            "id,tags.note,intensity,priority\r\n"
            + "a,\"two, \"\"quoted\"\"\r\nlines\",9,\r\n"
            + "\r\n"
            + "b,\"x;y\",1.5,high\r\n");

        Assert.Equal(
            [
                "season.csv:2:1: the job has no video, give it one such as video: media/ep01.mp4",
                "season.csv:2:3: tag note is \"two, \"quoted\"\\u000d\\u000alines\", use text on one line",
                "season.csv:3:8: intensity is \"9\", use a number from 0.5 to 3.5",
                "season.csv:5:1: the job has no video, give it one such as video: media/ep01.mp4",
                "season.csv:5:13: priority is \"high\", use a whole number from -1000000 to 1000000",
            ],
            problems);
    }

    [Theory]
    [InlineData("vidoe,audio,language\n" + Row, "1:1: column \"vidoe\" is not known, did you mean \"video\"?", "2:1: the job has no video, give it one such as video: media/ep01.mp4")]
    [InlineData(Columns + ",drama.hapy\n" + Row + ",1", "1:22: column \"drama.hapy\" is not known, did you mean \"drama.happy\"?")]
    [InlineData(Columns + ",api_key\n" + Row + ",x", "1:22: \"api_key\" is a secret, and a manifest is no place for one, take it out and set the environment variable SYNCMONSTER_API_KEY")]
    [InlineData(Columns + "\n" + Row + ",extra", "2:37: \"extra\" stands in a cell beyond the last column, put quotes around a cell that has the delimiter in it")]
    [InlineData(Columns + ",\n" + Row + ",extra", "2:37: \"extra\" stands in a column without a name, name the column in the first line")]
    [InlineData(Columns + ",model,lipsync\n" + Row + ",e1,no", "2:40: lipsync is \"no\", and another cell of this row says lipsync too, leave one of the cells empty")]
    [InlineData(Columns + ",model,lipsync.model\n" + Row + ",e1,e1", "2:40: lipsync.model is \"e1\", and another cell of this row says lipsync too, leave one of the cells empty")]
    [InlineData(Columns + ",faces\n" + Row + ",0|x", "2:39: a face id of faces is \"x\", use a whole number from 0 to 100000")]
    [InlineData(Columns + ",tags.note\n" + Row + ",a \"b\" c", "2:37: a quote stands inside a cell or is never closed, put the whole cell in quotes and double the quotes inside it")]
    [InlineData(Columns + ",tags.note\n" + Row + ",\"open\nx,y,z", "2:37: a quote opens here and is not closed, close it, and double the quotes inside of it")]
    [InlineData(Columns, "1:1: the manifest has no job, add at least one")]
    [InlineData("", "1:1: the file is empty, begin it with a line of column names such as video,audio,language")]
    public void A_mistake_in_a_table_is_told_with_its_line_and_character(string text, params string[] expected) =>
        Assert.Equal(expected.Select(line => "season.csv:" + line), _season.CsvProblems(text));

    [Fact]
    public void A_row_of_endless_cells_is_refused() =>
        Assert.Equal(
            ["season.csv:2:1: a row has more than 1000 cells, check its delimiters and quotes"],
            _season.CsvProblems($"{Columns}\n{new string(',', 1_000_000)}\n{Row}"));

    [Fact]
    public void Paths_start_at_the_folder_of_the_file_that_has_them()
    {
        _season.Write("lists/es.csv", "video,language\n../media/ep03.mov,es\n");

        var job = Assert.Single(_season.Yaml(
            "version: 1\ndefaults: { audio: \"media/{video}.{language}.wav\" }\njobs: lists/es.csv\n").Jobs);

        Assert.Equal(new MediaReference.LocalFile(_season.Path("media/ep03.mov"), "../media/ep03.mov"), job.Video);
        Assert.Equal(new MediaReference.LocalFile(_season.Path("media/ep03.es.wav"), "media/ep03.es.wav"), job.Audio);
    }

    [Fact]
    public void A_spreadsheet_with_semicolons_may_have_decimal_commas()
    {
        var job = Assert.Single(_season.Csv(
            "\ufeffsep=;\r\nvideo;audio;intensity;drama.happy;budget;faces.pick;faces.min_size\r\n"
            + "media/ep01.mp4;media/ep01.es.wav;1,5;0,25;12,5;largest;5,5%\r\n;;;;;;\r\n;;;;;;\r\n").Jobs);

        Assert.Equal(1.5m, job.LipSync!.Intensity);
        Assert.Equal(0.25m, job.Drama!.Happy);
        Assert.Equal(new Credits(12.5m), job.MaxCredits);
        Assert.Equal(new MinFaceSize(5.5m, IsPercent: true), job.Faces[0].MinSize);
    }

    [Theory]
    [InlineData("TRUE,e2")]
    [InlineData("yes,e2")]
    public void Lip_sync_may_be_said_beside_its_model(string cells) => Assert.Equal(
        LipSyncModel.E2,
        Assert.Single(_season.Csv($"video,audio,lipsync,model\nmedia/ep01.mp4,media/ep01.es.wav,{cells}\n").Jobs).LipSync!.Model);

    [Fact]
    public void A_model_without_lip_sync_is_refused() => Assert.Equal(
        ["season.csv:2:40: lipsync.model is \"e2\", and another cell of this row says lipsync too, leave one of the cells empty"],
        _season.CsvProblems(
            "video,audio,lipsync,model,drama.sad\nmedia/ep01.mp4,media/ep01.es.wav,false,e2,0.5\n"));

    [Fact]
    public void Utf_16_as_some_spreadsheets_save_it_is_read()
    {
        File.WriteAllText(
            _season.Path("season.csv"), "video\taudio\tlanguage\nmedia/ep01.mp4\tmedia/ep01.es.wav\tes\n", System.Text.Encoding.Unicode);

        Assert.Equal("es", Assert.Single(ManifestReader.Read(_season.Path("season.csv")).Manifest!.Jobs).Language);
    }
}
