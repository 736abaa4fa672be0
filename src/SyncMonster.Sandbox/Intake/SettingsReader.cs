using System.Globalization;
using SyncMonster.Sandbox.Api;
using SyncMonster.Sandbox.State;

namespace SyncMonster.Sandbox.Intake;

/// <summary>Turns the settings of a request into types, refusing what the reference's tables do not allow.</summary>
internal static class SettingsReader
{
    public static readonly string[] DetectionFields = ["scene_threshold", "min_scene_length"];

    public static readonly string[] DramaFields = ["happy", "sad", "excited", "angry"];

    public static readonly string[] GenerationFields = ["lipsync_intensity", "scene_faces"];

    public static readonly string[] SceneFacesFields = ["scene_id", "face_ids"];

    private static readonly string[] Models = ["e1", "e2", "e3"];

    public static DetectionSettings Detection(JsonFields? options)
    {
        if (options is null)
            return new DetectionSettings(null, null);
        return new DetectionSettings(
            Number(options, "scene_threshold", 0, 1),
            Whole(options, "min_scene_length", atLeast: 1));
    }

    public static GenerationSettings Generation(
        bool? isLipsync, bool? isDrama, string? model, JsonFields? drama, JsonFields? options)
    {
        var lipsync = isLipsync ?? throw Missing("is_lipsync", "true or false");
        var withDrama = isDrama ?? throw Missing("is_drama", "true or false");
        if (!lipsync && !withDrama)
            throw RefusedException.Invalid("'is_lipsync' and 'is_drama' are both false: at least one must be true.");

        if (lipsync && model is null)
            throw Missing("model", "e1, e2 or e3; it is required when is_lipsync is true");
        if (!lipsync && model is not null)
            throw RefusedException.Invalid("'model' is given but 'is_lipsync' is false: leave it out.");
        if (model is not null && !Models.Contains(model))
            throw RefusedException.Invalid($"'model' must be e1, e2 or e3, not '{model}'.");
        if (!withDrama && drama is not null)
            throw RefusedException.Invalid("'drama' is given but 'is_drama' is false: leave it out.");
        if (!lipsync && options?.Has("lipsync_intensity") == true)
            throw RefusedException.Invalid(
                "'options.lipsync_intensity' is given but 'is_lipsync' is false: leave it out.");

        return new GenerationSettings(
            lipsync,
            withDrama,
            model,
            options is null ? null : Number(options, "lipsync_intensity", 0.5m, 3.5m),
            drama is null ? null : Drama(drama),
            options is null ? null : Faces(options));
    }

    private static DramaSettings Drama(JsonFields drama) => new(
        Number(drama, "happy", 0, 1), Number(drama, "sad", 0, 1), Number(drama, "excited", 0, 1), Number(drama, "angry", 0, 1));

    private static List<SceneFaces>? Faces(JsonFields options)
    {
        if (options.Objects("scene_faces", SceneFacesFields) is not { } entries)
            return null;
        if (entries.Count == 0)
            throw RefusedException.Invalid("'options.scene_faces' is empty: name faces, or leave it out.");

        var chosen = new List<SceneFaces>();
        foreach (var entry in entries)
        {
            var scene = Whole(entry, "scene_id", atLeast: 0) ?? throw Missing(entry.PlaceOf("scene_id"), "an integer");
            var faces = entry.Integers("face_ids") ?? throw Missing(entry.PlaceOf("face_ids"), "an array of integers");
            if (faces.Count == 0)
                throw RefusedException.Invalid(
                    $"'{entry.PlaceOf("face_ids")}' is empty: name one face or more, or leave the scene out.");
            if (faces.Distinct().Count() != faces.Count)
                throw RefusedException.Invalid($"'{entry.PlaceOf("face_ids")}' names a face twice.");
            if (chosen.Any(c => c.SceneId == scene))
                throw RefusedException.Invalid($"'{entry.PlaceOf("scene_id")}' names scene {scene} a second time.");
            chosen.Add(new SceneFaces(scene, faces));
        }

        return chosen;
    }

    private static decimal? Number(JsonFields fields, string name, decimal from, decimal to) =>
        fields.Number(name) is not { } value ? null
        : value >= from && value <= to ? value
        : throw RefusedException.Invalid(string.Create(CultureInfo.InvariantCulture,
            $"'{fields.PlaceOf(name)}' must be from {from} to {to}, not {value}."));

    private static int? Whole(JsonFields fields, string name, int atLeast) =>
        fields.Integer(name) is not { } value ? null
        : value >= atLeast && value <= int.MaxValue ? (int)value
        : throw RefusedException.Invalid($"'{fields.PlaceOf(name)}' must be {atLeast} or more, not {value}.");

    private static RefusedException Missing(string place, string wanted) =>
        RefusedException.Invalid($"'{place}' is missing: give {wanted}.");
}
