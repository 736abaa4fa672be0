using SyncMonster.Batch.Core;
using SyncMonster.Batch.Core.Faces;
using SyncMonster.Batch.Manifests.Keys;
using SyncMonster.Batch.Manifests.Trees;

namespace SyncMonster.Batch.Manifests.Fields;

/// <summary><c>faces:</c> — one pick for every scene, one rule, or rules in order.</summary>
internal static class FacesField
{
    private static readonly Dictionary<string, IfUnclear> WhenUnclear = new()
    {
        ["review"] = IfUnclear.Review,
        ["largest"] = IfUnclear.Largest,
        ["all"] = IfUnclear.All,
        ["fail"] = IfUnclear.Fail,
    };

    /// <summary>Beyond as many scenes in a job's rules they aren't compared with each other.</summary>
    private const int MostCompared = 1_000;

    private static readonly EquatableList<FaceRule> Usual = [FaceRule.Default];

    public static EquatableList<FaceRule> Read(PlacedValue? value, ProblemList problems)
    {
        switch (value)
        {
            case null:
                return Usual;
            case PlacedMapping rule when rule.Field("nearest") is null:
                return [Rule(rule, problems)];
            case PlacedList { Items.Count: > 0 } list when !list.Items.All(item => item is PlacedScalar):
                var rules = list.Items.Select(rule => Rule(rule, problems)).ToEquatableList();
                WarnOfUnreachable(list.Items, rules, problems);
                WarnOfNothing(value, rules, problems);
                return rules;
            default:
                var pick = PickField.Read("faces", value, problems);
                EquatableList<FaceRule> single = pick is null or FacePick.Largest ? Usual : [FaceRule.For(pick)];
                WarnOfNothing(value, single, problems);
                return single;
        }
    }

    private static FaceRule Rule(PlacedValue value, ProblemList problems)
    {
        if (value is not PlacedMapping mapping)
        {
            problems.Refuse("a rule of faces", value, "a mapping such as { scenes: \"4-9\", pick: leftmost }");
            return FaceRule.Default;
        }
        var fields = new FieldReader(mapping, ManifestKeys.FaceRule, problems);
        if (fields["pick"] is null)
            problems.Error(
                value.Place, "a rule of faces has no pick", "say which faces it takes, such as pick: largest");
        return new FaceRule(
            SpanField.Many("scenes", fields["scenes"], problems),
            fields["frames"] is { } frames ? SpanField.One("frames", frames, problems) : null,
            (fields["pick"] is { } pick ? PickField.Read("pick", pick, problems) : null) ?? FaceRule.Default.Pick,
            MinSize(fields["min_size"], problems),
            fields.Word("if_unclear", WhenUnclear) ?? FaceRule.Default.IfUnclear);
    }

    private static MinFaceSize? MinSize(PlacedValue? value, ProblemList problems)
    {
        if (value is null) return null;
        var text = (value as PlacedScalar)?.Text ?? "";
        var isPercent = text.EndsWith('%');
        var digits = isPercent ? text[..^1] : text.EndsWith("px", StringComparison.Ordinal) ? text[..^2] : text;
        if (Scalars.TryNumber(digits.Trim(), out var amount) && amount > 0 && amount <= (isPercent ? 100 : 100_000))
            return new MinFaceSize(amount, isPercent);
        problems.Refuse("min_size", value, "pixels such as 40, or a share of the frame's width such as 5%");
        return null;
    }

    /// <summary>
    /// The first rule that matches decides, so a rule whose scenes are all decided before it is never reached.
    /// </summary>
    private static void WarnOfUnreachable(
        IReadOnlyList<PlacedValue> placed, EquatableList<FaceRule> rules, ProblemList problems)
    {
        if (rules.Sum(rule => Math.Max(1, rule.Scenes.Count)) > MostCompared) return;
        for (var i = 1; i < rules.Count; i++)
        {
            for (var above = 0; above < i; above++)
            {
                if (!Covers(rules[above], rules[i])) continue;
                problems.Warn(
                    placed[i].Place,
                    $"this rule of faces is never reached: the one in line {placed[above].Place.Line} decides all its scenes",
                    "put it before that one, or take it out");
                break;
            }
        }
    }

    private static bool Covers(FaceRule above, FaceRule rule) =>
        (above.Frames is not { } frames || (rule.Frames is { } own && Covers(frames, own)))
        && (above.Scenes.Count == 0
            || (rule.Scenes.Count > 0 && rule.Scenes.All(scenes => above.Scenes.Any(other => Covers(other, scenes)))));

    private static bool Covers(Core.Faces.Span outer, Core.Faces.Span inner) =>
        outer.First <= inner.First && inner.Last <= outer.Last;

    private static void WarnOfNothing(PlacedValue value, EquatableList<FaceRule> rules, ProblemList problems)
    {
        if (rules.All(rule => rule.Pick is FacePick.None))
            problems.Warn(
                value.Place, "no rule of faces picks a face, so finding them is paid for nothing",
                "say which are to be driven, such as faces: largest");
    }
}
