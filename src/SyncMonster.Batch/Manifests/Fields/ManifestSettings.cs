using SyncMonster.Batch.Checkpoints;
using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Manifests.Keys;
using SyncMonster.Batch.Manifests.Trees;

namespace SyncMonster.Batch.Manifests.Fields;

/// <summary>Everything a manifest says above its jobs.</summary>
/// <param name="Project">The project's name.</param>
/// <param name="Budget">What may be spent.</param>
/// <param name="Concurrency">How much happens at once.</param>
/// <param name="OutputDirectory">The output folder's full path.</param>
/// <param name="StateDirectory">The state folder's full path.</param>
/// <param name="OutputTemplate">How delivered videos are named; null: as usual.</param>
/// <param name="Layers">What is laid below the jobs: the defaults and the profiles.</param>
/// <param name="Jobs">The jobs, not read yet; null: the manifest has none.</param>
internal sealed record ManifestSettings(
    Said<string> Project,
    Said<BudgetSettings> Budget,
    Said<ConcurrencySettings> Concurrency,
    Said<string> OutputDirectory,
    Said<string> StateDirectory,
    PlacedScalar? OutputTemplate,
    SettingsLayers Layers,
    PlacedValue? Jobs)
{
    /// <summary>The output folder where the manifest names none.</summary>
    public const string UsualDirectory = "out";

    /// <summary>The state folder of a manifest that names none.</summary>
    /// <param name="folder">The full path of the manifest's folder.</param>
    public static string UsualStateBeside(string folder) => Path.Combine(folder, StateFolder.DefaultName);

    /// <summary>The settings of a table, which has none of its own.</summary>
    public static ManifestSettings Usual(ManifestText source) => new(
        Path.GetFileNameWithoutExtension(source.FullPath), BudgetSettings.Default, ConcurrencySettings.Default,
        Path.Combine(source.Folder, UsualDirectory), UsualStateBeside(source.Folder), null,
        SettingsLayers.None(source), null);

    /// <summary>Reads the settings of a manifest in YAML; null where it is no mapping.</summary>
    public static ManifestSettings? Read(PlacedValue document, ManifestText source, ProblemList problems)
    {
        if (document is not PlacedMapping mapping)
        {
            problems.Error(
                document.Place, $"the manifest is {document.Description}", "begin it with version: 1 and jobs:");
            return null;
        }
        var usual = Usual(source);
        var fields = new FieldReader(mapping, ManifestKeys.Manifest, problems);
        CheckVersion(fields, document, problems);
        var (directory, template) = OutputOf(fields["output"], problems);
        return new ManifestSettings(
            fields.Text("project") is { } project ? new(project.Text, project.Place) : usual.Project,
            new(BudgetField.OfRun(fields["budget"], problems), fields["budget"]?.Place),
            new(ConcurrencyField.Read(fields["concurrency"], problems), fields["concurrency"]?.Place),
            Folder(directory) ?? usual.OutputDirectory,
            Folder(fields.Text("state", "the path of a folder")) ?? usual.StateDirectory,
            template,
            SettingsLayers.Read(fields["defaults"], fields["profiles"], source, problems),
            fields["jobs"]);

        Said<string>? Folder(PlacedScalar? written) => written is null
            ? null
            : new(Path.TrimEndingDirectorySeparator(Path.GetFullPath(written.Text, source.Folder)), written.Place);
    }

    private static void CheckVersion(FieldReader fields, PlacedValue document, ProblemList problems)
    {
        if (fields["version"] is not { } version)
            problems.Error(document.Place, "version is missing", "add version: 1");
        else if (version is not PlacedScalar { Text: "1" })
            problems.Error(
                version.Place, $"version is {version.Description}, which this program does not know", "use version: 1");
    }

    private static (PlacedScalar? Directory, PlacedScalar? Template) OutputOf(PlacedValue? value, ProblemList problems)
    {
        if (value is null) return default;
        if (value is PlacedMapping mapping)
        {
            var fields = new FieldReader(mapping, ManifestKeys.Output, problems);
            return (
                fields.Text("directory", "the path of a folder"),
                fields.Text("template", "a template such as \"{language}/{video}.mp4\""));
        }
        problems.Refuse("output", value, "a mapping such as { directory: out }");
        return default;
    }
}
