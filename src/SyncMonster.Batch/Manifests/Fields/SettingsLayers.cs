using SyncMonster.Batch.Core.Manifests;
using SyncMonster.Batch.Manifests.Jobs;
using SyncMonster.Batch.Manifests.Keys;
using SyncMonster.Batch.Manifests.Trees;

namespace SyncMonster.Batch.Manifests.Fields;

/// <summary>
/// <c>defaults:</c> and <c>profiles:</c> — what is laid below jobs: the defaults below all, a profile below those
/// that name it.
/// </summary>
internal sealed class SettingsLayers
{
    private const string ProfileKey = "profile";

    private readonly PlacedMapping _defaults;
    private readonly Dictionary<string, (PlacedScalar Key, PlacedMapping Settings)> _profiles = [];
    private readonly Dictionary<string, PlacedMapping> _filled = [];
    private readonly HashSet<string> _used = [];
    private bool _hasUnknown;

    private SettingsLayers(PlacedMapping defaults) => _defaults = defaults;

    /// <summary>Nothing is laid below.</summary>
    public static SettingsLayers None(ManifestText source) => new(new PlacedMapping(new Place(source.Name, 1, 1)));

    /// <summary>Reads both, each once as settings, so that mistakes are found even where jobs say otherwise.</summary>
    public static SettingsLayers Read(
        PlacedValue? defaults, PlacedValue? profiles, ManifestText source, ProblemList problems)
    {
        if (defaults is not null and not PlacedMapping)
            problems.Refuse("defaults", defaults, "a mapping of what jobs share");
        if (profiles is not null and not PlacedMapping)
            problems.Refuse("profiles", profiles, "a mapping of names to what jobs share");
        var layers = defaults is PlacedMapping mapping ? new SettingsLayers(mapping) : None(source);
        if (defaults is PlacedMapping) Check(layers._defaults, ManifestKeys.Defaults, problems);
        foreach (var (name, value) in (profiles as PlacedMapping)?.Fields ?? []) layers.Add(name, value, problems);
        if (defaults is PlacedMapping) layers.ProfileOf(layers._defaults, problems);
        return layers;
    }

    /// <summary>A job or dub with its profile and the defaults below it.</summary>
    public PlacedMapping Below(PlacedMapping job, ProblemList problems)
    {
        var name = job.Value(ProfileKey) is null ? ProfileOf(_defaults, problems) : ProfileOf(job, problems);
        if (name is null) return job.Over(_defaults);
        if (!_filled.TryGetValue(name, out var filled))
            filled = _filled[name] = _profiles[name].Settings.Over(_defaults);
        return job.Over(filled);
    }

    /// <summary>A dub with the profile that it names for itself below it, if it does.</summary>
    public PlacedMapping WithOwnProfile(PlacedMapping dub, ProblemList problems) =>
        ProfileOf(dub, problems) is { } name ? dub.Over(_profiles[name].Settings) : dub;

    /// <summary>Tells of profiles that no job names, once all are read; a misspelt name was told already.</summary>
    public void WarnOfUnused(ProblemList problems)
    {
        if (_hasUnknown) return;
        foreach (var (name, (key, _)) in _profiles)
        {
            if (!_used.Contains(name))
                problems.Warn(
                    key.Place, $"profile {key.Description} is named by no job",
                    "name it in a job's profile, or take it out");
        }
    }

    private void Add(PlacedScalar name, PlacedValue value, ProblemList problems)
    {
        if (SecretKey.IsRefused(name, problems)) return;
        if (!JobNames.IsId(name.Text))
            problems.Error(
                name.Place, $"{name.Description} is no name for a profile",
                $"use letters, digits, and . _ - (at most {JobNames.LongestId})");
        if (value is PlacedMapping settings)
            Check(settings, ManifestKeys.SharedSettings, problems);
        else
            problems.Refuse($"profile {name.Description}", value, "a mapping such as { lipsync: { model: e2 } }");
        _profiles[name.Text] = (name, value as PlacedMapping ?? new PlacedMapping(value.Place));
    }

    private string? ProfileOf(PlacedMapping mapping, ProblemList problems)
    {
        if (mapping.Value(ProfileKey) is not { } value) return null;
        if (value is PlacedScalar { Text: var name } && _profiles.ContainsKey(name))
        {
            _used.Add(name);
            return name;
        }
        _hasUnknown = true;
        if (value is not PlacedScalar unknown)
            problems.Refuse(ProfileKey, value, "the name of one of the profiles");
        else
            problems.Error(
                value.Place, $"profile {value.Description} is not known",
                _profiles.Count > 0 ? KeySet.Remedy(unknown.Text, _profiles.Keys) : "describe it under profiles:");
        return null;
    }

    private static void Check(PlacedMapping settings, KeySet keys, ProblemList problems) =>
        JobSettings.Read(new FieldReader(settings, keys, problems), problems);
}
