using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SyncMonster.Batch.Reports.Retry;

/// <summary>
/// A YAML document while it is written. Text is always quoted, so that <c>no</c> stays a language and <c>1</c> a label.
/// </summary>
internal sealed class YamlOutput
{
    private readonly Emitter _emitter;

    public YamlOutput(TextWriter text)
    {
        _emitter = new Emitter(
            text,
            new EmitterSettings(bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024));
        _emitter.Emit(new StreamStart());
    }

    /// <summary>How many values were written, mappings, lists and keys among them, as a reader counts them.</summary>
    public int Values { get; private set; }

    /// <summary>Writes a document that is one mapping.</summary>
    public void Document(Action fields)
    {
        _emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Mapping(MappingStyle.Block, fields);
        _emitter.Emit(new DocumentEnd(isImplicit: true));
        _emitter.Emit(new StreamEnd());
    }

    /// <summary>A line of its own for people; what would break out of it becomes a space.</summary>
    public void Comment(string line) =>
        _emitter.Emit(new Comment(string.Concat(line.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)), isInline: false));

    public void Text(string key, string value)
    {
        Word(key);
        Text(value);
    }

    /// <summary>A field whose name is the user's own.</summary>
    public void QuotedKey(string key, string value)
    {
        Text(key);
        Text(value);
    }

    public void QuotedNumber(string key, decimal value)
    {
        Text(key);
        Number(value);
    }

    public void QuotedMapping(string key, Action fields)
    {
        Text(key);
        Mapping(MappingStyle.Flow, fields);
    }

    public void Text(string value) => Emit(new Scalar(
        AnchorName.Empty, TagName.Empty, value, ScalarStyle.DoubleQuoted,
        isPlainImplicit: false, isQuotedImplicit: true));

    public void Number(string key, decimal? value)
    {
        if (value is not { } number) return;
        Word(key);
        Word(Numbers.Plain(number)!);
    }

    public void Number(decimal value) => Word(Numbers.Plain(value)!);

    /// <summary>A field whose value is a word of the manifest's own.</summary>
    public void Word(string key, string value)
    {
        Word(key);
        Word(value);
    }

    public void Mapping(string key, Action fields)
    {
        Word(key);
        Mapping(MappingStyle.Flow, fields);
    }

    public void Mapping(MappingStyle style, Action fields)
    {
        Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, style));
        fields();
        _emitter.Emit(new MappingEnd());
    }

    public void List(string key, SequenceStyle style, Action items)
    {
        Word(key);
        Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, style));
        items();
        _emitter.Emit(new SequenceEnd());
    }

    // A bare word: a key, a number, or a word of the manifest's own.
    private void Word(string value) => Emit(new Scalar(value));

    private void Emit(ParsingEvent value)
    {
        Values++;
        _emitter.Emit(value);
    }
}
