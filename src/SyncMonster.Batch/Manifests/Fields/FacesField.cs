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
                WarnOfUnreachable(list.Items, problems);
                return list.Items.Select(rule => Rule(rule, problems)).ToEquatableList();
            default:
                return [PickField.Read("faces", value, problems) is { } pick ? FaceRule.For(pick) : FaceRule.Default];
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

    /// <summary>The first rule that matches decides, so nothing comes after one for every scene.</summary>
    private static void WarnOfUnreachable(IReadOnlyList<PlacedValue> rules, ProblemList problems)
    {
        for (var i = 0; i + 1 < rules.Count; i++)
        {
            var isForAll = rules[i] is PlacedMapping rule && rule.Value("scenes") is null && rule.Value("frames") is null;
            if (!isForAll) continue;
            problems.Warn(
                rules[i + 1].Place,
                $"this rule of faces is never reached: the one in line {rules[i].Place.Line} takes every scene",
                "put it before that one");
            return;
        }
    }
}
