using SyncMonster.Batch.Core.Faces;
using SyncMonster.Batch.Core.Manifests;

namespace SyncMonster.Batch.Api.Wire;

/// <summary>The JSON body of <c>POST /find-face</c>.</summary>
internal sealed record FindFaceBody(IReadOnlyList<AssetBody> Assets, FindFaceOptions? Options);

/// <summary>The detection settings; the multipart form carries them as the text of its part <c>option</c>.</summary>
internal sealed record FindFaceOptions(decimal? SceneThreshold, int? MinSceneLength)
{
    /// <summary>The settings of a request; null where there are none, so that the field is left out.</summary>
    public static FindFaceOptions? Of(FindFaceRequest request) =>
        request is { SceneThreshold: null, MinSceneLength: null }
            ? null
            : new FindFaceOptions(request.SceneThreshold, request.MinSceneLength);
}

/// <summary>The JSON body of <c>POST /generate</c>.</summary>
internal sealed record GenerateBody(
    string FindFaceId,
    bool IsLipsync,
    bool IsDrama,
    string? Model,
    IReadOnlyList<AssetBody> Assets,
    Drama? Drama,
    GenerateOptions? Options);

/// <summary>The generation settings; the multipart form carries them as the text of its part <c>options</c>.</summary>
internal sealed record GenerateOptions(decimal? LipsyncIntensity, IReadOnlyList<SceneFaces>? SceneFaces)
{
    /// <summary>The settings of a request; null where there are none, so that the field is left out.</summary>
    public static GenerateOptions? Of(GenerateRequest request)
    {
        var intensity = request.LipSync?.Intensity;
        var faces = request.SceneFaces.Count > 0 ? request.SceneFaces : null;
        return intensity is null && faces is null ? null : new GenerateOptions(intensity, faces);
    }
}

/// <summary>An entry of <c>assets</c>: an asset by id, or an address.</summary>
internal sealed record AssetBody(string Type, long? AssetId, string? Url)
{
    /// <summary>The entry of an input that is not uploaded.</summary>
    public static AssetBody Of(string type, MediaInput input) => input switch
    {
        MediaInput.Asset asset => new AssetBody(type, asset.Id, null),
        MediaInput.Url url => new AssetBody(type, null, url.Address.AbsoluteUri),
        _ => throw new ArgumentException("An upload has no place in a JSON body.", nameof(input)),
    };
}
