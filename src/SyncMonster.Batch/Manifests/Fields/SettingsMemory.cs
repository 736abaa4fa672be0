using System.Buffers;
using System.Collections.Frozen;
using SyncMonster.Batch.Manifests.Trees;

namespace SyncMonster.Batch.Manifests.Fields;

/// <summary>
/// Settings by what was written: a season says the same few things of thousands of jobs, and they are read and kept
/// once.
/// </summary>
/// <param name="problems">Where problems go.</param>
internal sealed class SettingsMemory(ProblemList problems)
{
    /// <summary>What else a job says.</summary>
    private static readonly FrozenSet<string> Others = FrozenSet.Create(
        "id", "video", "audio", "language", "languages", "dubs", "profile", "output");

    private const int MostRemembered = 1_000;
    private const int LongestRemembered = 4_000;

    private readonly Dictionary<string, JobSettings> _known = [];
    private readonly ArrayBufferWriter<char> _written = new(LongestRemembered);

    /// <summary>The settings of a job, defaults laid below it.</summary>
    public JobSettings Read(PlacedMapping job)
    {
        var written = Written(job);
        if (_known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(written, out var known)) return known;
        var toldBefore = problems.Told;
        var read = JobSettings.Read(new FieldReader(job, problems), problems);
        // What there is to say against them is said at each place where they stand.
        var isFlawless = problems.Told == toldBefore;
        if (isFlawless && written.Length <= LongestRemembered && _known.Count < MostRemembered)
            _known.Add(written.ToString(), read);
        return read;
    }

    private ReadOnlySpan<char> Written(PlacedMapping job)
    {
        _written.ResetWrittenCount();
        Write(job, Others);
        return _written.WrittenSpan;
    }

    private void Write(PlacedMapping mapping, FrozenSet<string> except)
    {
        for (var i = 0; i < mapping.Fields.Count && _written.WrittenCount <= LongestRemembered; i++)
        {
            var (key, value) = mapping.Fields[i];
            if (except.Contains(key.Text)) continue;
            Write(key);
            Write(value);
        }
    }

    // Each kind begins with a character of its own, and text with its length: two values never read the same.
    private void Write(PlacedValue value)
    {
        switch (value)
        {
            case PlacedScalar { IsNull: true }:
                _written.Write("~");
                break;
            case PlacedScalar { Text: var text }:
                _written.Write(['"', (char)text.Length]);
                _written.Write(text.AsSpan(0, Math.Min(text.Length, LongestRemembered)));
                break;
            case PlacedList list:
                _written.Write("[");
                for (var i = 0; i < list.Items.Count && _written.WrittenCount <= LongestRemembered; i++)
                    Write(list.Items[i]);
                _written.Write("]");
                break;
            case PlacedMapping mapping:
                _written.Write("{");
                Write(mapping, []);
                _written.Write("}");
                break;
        }
    }
}
