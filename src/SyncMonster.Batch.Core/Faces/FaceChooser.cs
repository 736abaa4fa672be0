using System.Globalization;

namespace SyncMonster.Batch.Core.Faces;

/// <summary>
/// Applies face rules to scenes. The first rule that matches a scene decides it; a scene with one face needs no choice,
/// a scene without is left untouched, and a scene with several is never left to chance.
/// </summary>
public static class FaceChooser
{
    // Two faces are alike in size when the smaller box has at least this share of the larger one's area.
    private const decimal AlikeShare = 0.9m;

    /// <summary>Chooses the faces to drive.</summary>
    /// <param name="scenes">The scenes of <c>GET /get-face</c>.</param>
    /// <param name="rules">The job's rules in order.</param>
    /// <param name="frameWidth">
    /// The frame's width in pixels, for sizes in per cent and <c>center</c>; null where unknown.
    /// </param>
    /// <param name="frameHeight">The frame's height in pixels; null where unknown.</param>
    /// <param name="pins">What a person chose in scenes that the rules don't decide, by scene.</param>
    public static FaceChoice Choose(
        IReadOnlyList<Scene> scenes,
        IReadOnlyList<FaceRule> rules,
        int? frameWidth,
        int? frameHeight,
        IReadOnlyDictionary<int, EquatableList<int>>? pins = null)
    {
        if (scenes.All(scene => scene.Faces.Count == 0))
            return new FaceChoice.Failed("no face was found in any scene; there is nothing to drive");

        var frame = new Frame(frameWidth, frameHeight);
        var driven = new List<SceneFaces>();
        var unclear = new List<UnclearScene>();
        foreach (var scene in scenes.Where(scene => scene.Faces.Count > 0))
        {
            var rule = rules.FirstOrDefault(rule => Matches(rule, scene));
            var verdict = Decide(scene, rule, frame);
            if (verdict is Verdict.Unclear && pins?.TryGetValue(scene.Id, out var pinned) == true)
                verdict = new Verdict.Drive(pinned);
            switch (verdict)
            {
                case Verdict.Drive { FaceIds.Count: > 0 } drive:
                    driven.Add(new SceneFaces(scene.Id, drive.FaceIds.Order().ToEquatableList()));
                    break;
                case Verdict.Unclear(var why) when rule?.IfUnclear == IfUnclear.Fail:
                    return new FaceChoice.Failed(Invariant($"scene {scene.Id}: {why}, and the rule says to fail then"));
                case Verdict.Unclear(var why):
                    unclear.Add(new UnclearScene(scene.Id, why));
                    break;
            }
        }

        if (unclear.Count > 0) return new FaceChoice.NeedsPerson(unclear.ToEquatableList());
        return driven.Count > 0
            ? new FaceChoice.Chosen(driven.ToEquatableList())
            : new FaceChoice.Failed("the face rules choose no face in any scene; there is nothing to drive");
    }

    private static bool Matches(FaceRule rule, Scene scene) =>
        (rule.Scenes.Count == 0 || rule.Scenes.Any(span => span.Contains(scene.Id)))
        && (rule.Frames is not { } frames || frames.Contains(scene.StartFrame));

    private static Verdict Decide(Scene scene, FaceRule? rule, Frame frame)
    {
        if (scene.Faces.Count == 1) return DecideSingle(scene, rule);
        if (rule is null) return new Verdict.Unclear(Invariant($"{scene.Faces.Count} faces and no rule for the scene"));

        var verdict = Pick(BigEnough(scene.Faces, rule.MinSize, frame), rule.Pick, frame);
        return verdict is Verdict.Unclear ? Settle(scene, rule, verdict) : verdict;
    }

    // The service drives the one face of a scene by itself, chosen or not (reference, "Single face"): leaving it
    // untouched can't be asked for, so a rule that wants that doesn't decide.
    private static Verdict DecideSingle(Scene scene, FaceRule? rule) => rule?.Pick switch
    {
        FacePick.None =>
            Settle(scene, rule, new Verdict.Unclear("it has a single face, which the service always drives")),
        _ => Drive(scene.Faces),
    };

    private static Verdict Settle(Scene scene, FaceRule rule, Verdict unclear) => rule.IfUnclear switch
    {
        IfUnclear.All => Drive(scene.Faces),
        IfUnclear.Largest => Drive([scene.Faces.MaxBy(face => face.Box.Area)!]),
        _ => unclear,
    };

    private static List<Face>? BigEnough(IReadOnlyList<Face> faces, MinFaceSize? least, Frame frame) => least switch
    {
        null => [.. faces],
        { IsPercent: true } when frame.Width is null => null,
        { IsPercent: true } => [.. faces.Where(face => face.Box.Width * 100 >= least.Amount * frame.Width)],
        _ => [.. faces.Where(face => face.Box.Width >= least.Amount)],
    };

    private static Verdict Pick(List<Face>? faces, FacePick pick, Frame frame) => (faces, pick) switch
    {
        (_, FacePick.None) => Drive([]),
        (_, FacePick.Review) => new Verdict.Unclear("the rule leaves it to a person"),
        (null, _) => new Verdict.Unclear("min_size is in per cent and the frame's width isn't known"),
        ([], _) => Drive([]),
        (_, FacePick.Ids(var ids)) => ById(faces, ids),
        (_, FacePick.All) => Drive(faces),
        ([var only], _) => Drive([only]),
        _ when faces.Exists(face => face.Box.Area == 0) =>
            new Verdict.Unclear("the service doesn't say where its faces are"),
        (_, FacePick.Largest) => Largest(faces),
        (_, FacePick.Leftmost) => Drive([faces.MinBy(face => face.Box.CenterX)!]),
        (_, FacePick.Rightmost) => Drive([faces.MaxBy(face => face.Box.CenterX)!]),
        (_, FacePick.Topmost) => Drive([faces.MinBy(face => face.Box.CenterY)!]),
        (_, FacePick.Nearest(var x, var y)) => Drive([Nearest(faces, x, y)]),
        (_, FacePick.Center) when frame is { Width: { } width, Height: { } height } =>
            Drive([Nearest(faces, width / 2m, height / 2m)]),
        (_, FacePick.Center) => new Verdict.Unclear("the middle of the frame isn't known"),
        _ => new Verdict.Unclear("the rule doesn't say which face"),
    };

    private static Verdict ById(List<Face> faces, EquatableList<int> ids)
    {
        var missing = ids.Where(id => faces.TrueForAll(face => face.Id != id)).ToList();
        return missing.Count == 0
            ? new Verdict.Drive(ids)
            : new Verdict.Unclear($"there is no face {string.Join(", ", missing)} in it");
    }

    private static Verdict Largest(List<Face> faces)
    {
        var bySize = faces.OrderByDescending(face => face.Box.Area).ToList();
        return bySize[1].Box.Area < AlikeShare * bySize[0].Box.Area
            ? Drive([bySize[0]])
            : new Verdict.Unclear(
                Invariant($"faces {bySize[0].Id} and {bySize[1].Id} are within 10 % of each other's size"));
    }

    private static Face Nearest(List<Face> faces, decimal x, decimal y) => faces.MinBy(face =>
        ((face.Box.CenterX - x) * (face.Box.CenterX - x)) + ((face.Box.CenterY - y) * (face.Box.CenterY - y)))!;

    private static Verdict.Drive Drive(IEnumerable<Face> faces) => new(faces.Select(face => face.Id).ToEquatableList());

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private readonly record struct Frame(int? Width, int? Height);

    private abstract record Verdict
    {
        public sealed record Drive(EquatableList<int> FaceIds) : Verdict;

        public sealed record Unclear(string Why) : Verdict;
    }
}
