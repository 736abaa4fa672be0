using System.Globalization;
using SyncMonster.Batch.Core.Faces;
using YamlDotNet.Core.Events;

namespace SyncMonster.Batch.Reports.Retry;

/// <summary>Writes face rules as a manifest has them.</summary>
internal static class RetryFaces
{
    public static void Write(YamlOutput yaml, IReadOnlyList<FaceRule> rules) => yaml.List("faces", SequenceStyle.Flow, () =>
    {
        foreach (var rule in rules) yaml.Mapping(MappingStyle.Flow, () => Rule(yaml, rule));
    });

    private static void Rule(YamlOutput yaml, FaceRule rule)
    {
        if (rule.Scenes.Count > 0)
        {
            yaml.List("scenes", SequenceStyle.Flow, () =>
            {
                foreach (var span in rule.Scenes) yaml.Text(Text(span));
            });
        }

        if (rule.Frames is { } frames) yaml.Text("frames", Text(frames));
        Pick(yaml, rule.Pick);
        if (rule.MinSize is { } least)
            yaml.Text("min_size", Numbers.Plain(least.Amount) + (least.IsPercent ? "%" : ""));
        if (rule.IfUnclear != IfUnclear.Review) yaml.Word("if_unclear", rule.IfUnclear.ToString().ToLowerInvariant());
    }

    private static void Pick(YamlOutput yaml, FacePick pick)
    {
        switch (pick)
        {
            case FacePick.Ids(var ids):
                yaml.List("pick", SequenceStyle.Flow, () =>
                {
                    foreach (var id in ids) yaml.Number(id);
                });
                break;
            case FacePick.Nearest(var x, var y):
                yaml.Mapping("pick", () => yaml.List("nearest", SequenceStyle.Flow, () =>
                {
                    yaml.Number(x);
                    yaml.Number(y);
                }));
                break;
            default:
                yaml.Word("pick", pick.GetType().Name.ToLowerInvariant());
                break;
        }
    }

    private static string Text(Core.Faces.Span span) => span.First == span.Last
        ? span.First.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{span.First}-{span.Last}");
}
