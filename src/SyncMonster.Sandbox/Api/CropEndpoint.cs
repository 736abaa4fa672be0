using System.Globalization;
using System.Text.RegularExpressions;
using SyncMonster.Sandbox.State;

namespace SyncMonster.Sandbox.Api;

/// <summary>
/// Serves face crops, outside the API and without a key, as the reference's CDN does; and the keyframes that the page
/// at <c>/</c> shows.
/// </summary>
internal sealed partial class CropEndpoint(SandboxState state, SandboxFolder folder, ResultLifetime lifetime)
{
    private const string Type = "image/jpeg";

    public void Map(IEndpointRouteBuilder root)
    {
        root.MapGet("/faces/{name}", Crop);
        root.MapGet("/keyframes/{name}", Keyframe);
    }

    public static string UrlOf(HttpRequest call, Request request, Scene scene, Face face) =>
        $"{call.Scheme}://{call.Host}/faces/{NameOf(request, scene, face)}";

    /// <summary>Where a face's keyframe is, on this server.</summary>
    public static string KeyframeOf(Request request, Scene scene, Face face) =>
        $"/keyframes/{NameOf(request, scene, face)}";

    private static string NameOf(Request request, Scene scene, Face face) =>
        $"{request.FindFaceId}_s{scene.Id}_f{face.Id}.jpg";

    private IResult Crop(string name)
    {
        if (Find(name) is not { } face)
            return NotFound();
        return face.Crop is { } crop
            ? TypedResults.PhysicalFile(Path.Combine(folder.Crops, crop), Type)
            : TypedResults.Stream(typeof(CropEndpoint).Assembly.GetManifestResourceStream("declared-face.jpg")!, Type);
    }

    private IResult Keyframe(string name) =>
        Find(name)?.Picture is { } picture
            ? TypedResults.PhysicalFile(Path.Combine(folder.Crops, picture), Type)
            : NotFound();

    private static IResult NotFound() => Answer.Error(StatusCodes.Status404NotFound, "not_found", "Face not found");

    private Face? Find(string name)
    {
        if (CropName().Match(name) is not { Success: true } match
            || state.FindRequest(match.Groups["request"].Value) is not { Scenes: { } scenes } request
            || lifetime.IsOver(request))
            return null;
        var scene = scenes.FirstOrDefault(s => s.Id == Number(match, "scene"));
        return scene?.Faces.FirstOrDefault(f => f.Id == Number(match, "face"));
    }

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^ff_(?<request>[0-9a-f]{32})_s(?<scene>\d{1,9})_f(?<face>\d{1,9})\.jpg\z")]
    private static partial Regex CropName();
}
