using System.Buffers;
using System.Text;
using SyncMonster.Batch.Core.Manifests;

namespace SyncMonster.Batch.Manifests;

/// <summary>A manifest's file, read whole and known to be text.</summary>
/// <param name="Name">The path as the user gave it; places name it.</param>
/// <param name="FullPath">The full path.</param>
/// <param name="Text">What the file says, without a byte order mark.</param>
internal sealed record ManifestText(string Name, string FullPath, string Text)
{
    private const int LargestTable = 24 << 20;
    private const int LargestDocument = 12 << 20;

    private static readonly SearchValues<char> NotText = SearchValues.Create(
    [
        .. Enumerable.Range(0, 0xA0).Select(code => (char)code)
            .Where(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r')),
    ]);

    /// <summary>The folder that the file's relative paths start at.</summary>
    public string Folder { get; } = Path.GetDirectoryName(FullPath) ?? FullPath;

    /// <summary>Whether the file is a table, by its ending.</summary>
    public bool IsTable => IsTableName(FullPath);

    /// <summary>Whether a path names a table, by its ending.</summary>
    public static bool IsTableName(string path) => Path.GetExtension(path).ToLowerInvariant() is ".csv" or ".tsv";

    /// <summary>Opens a file; null with a problem where it can't be read or isn't text.</summary>
    /// <param name="path">The file, relative to the working directory.</param>
    /// <param name="namedAt">Where a manifest names the file; null: nowhere, the user does.</param>
    /// <param name="problems">Where problems go.</param>
    public static ManifestText? Open(string path, Place? namedAt, ProblemList problems)
    {
        var place = namedAt ?? new Place(path, 1, 1);
        try
        {
            if (Directory.Exists(path))
                problems.Error(place, $"{Shown.Quoted(path)} is a folder", "name the manifest's file");
            else if (IsEmpty(path))
                return new ManifestText(path, Path.GetFullPath(path), "");
            else if (ReadBytes(path, LargestOf(path)) is { } bytes)
                return Decode(path, bytes, problems);
            else
                problems.Error(
                    place, $"{Shown.Quoted(path)} has more than {LargestOf(path) >> 20} MiB", "split it, and run the parts as one");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            problems.Error(place, $"{Shown.Quoted(path)} does not exist", "check the path");
        }
        catch (UnauthorizedAccessException)
        {
            problems.Error(place, $"{Shown.Quoted(path)} may not be read", "give this user the right to read it");
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            problems.Error(place, $"{Shown.Quoted(path)} can't be read: {e.Message.TrimEnd('.')}", "check the path");
        }
        return null;
    }

    /// <summary>The place of a character.</summary>
    public Place PlaceOf(int offset)
    {
        var before = Text.AsSpan(0, Math.Min(offset, Text.Length));
        var lines = before.Count('\n');
        return new Place(Name, lines + 1, before.Length - before.LastIndexOf('\n'));
    }

    // Looked at before it is opened: a pipe or a device is empty too, and opening it may never end.
    private static bool IsEmpty(string path) => path.Length > 0 && new FileInfo(path) is { Exists: true, Length: 0 };

    private static int LargestOf(string path) => IsTableName(path) ? LargestTable : LargestDocument;

    private static ArraySegment<byte>? ReadBytes(string path, int largest)
    {
        using var file = File.OpenRead(path);
        if (file.CanSeek && file.Length > largest) return null;
        using var bytes = new MemoryStream(file.CanSeek ? (int)file.Length : 0);
        var buffer = new byte[81920];
        for (int read; (read = file.Read(buffer)) > 0;)
        {
            if (bytes.Length + read > largest) return null;
            bytes.Write(buffer, 0, read);
        }
        return new ArraySegment<byte>(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static ManifestText? Decode(string path, ArraySegment<byte> bytes, ProblemList problems)
    {
        if (bytes is [(byte)'P', (byte)'K', 3, 4, ..])
        {
            problems.Error(
                new Place(path, 1, 1), $"{Shown.Quoted(path)} is a workbook or an archive, not a text",
                "export it as CSV in UTF-8");
            return null;
        }

        var (encoding, mark) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (new UTF8Encoding(false, true), 3),
            [0xFF, 0xFE, ..] => (new UnicodeEncoding(false, false, true), 2),
            [0xFE, 0xFF, ..] => (new UnicodeEncoding(true, false, true), 2),
            _ => ((Encoding)new UTF8Encoding(false, true), 0),
        };
        try
        {
            var source = new ManifestText(path, Path.GetFullPath(path), encoding.GetString(bytes[mark..]));
            var bad = source.Text.AsSpan().IndexOfAny(NotText);
            if (bad < 0)
            {
                source = source with { Text = Secrets.WithoutKey(source, problems) };
                Secrets.Refuse(source, problems);
                return source;
            }

            problems.Error(
                source.PlaceOf(bad), $"{Shown.Quoted(source.Text[bad..(bad + 1)])} is no character of a text",
                "save the manifest as plain text in UTF-8");
        }
        catch (DecoderFallbackException e)
        {
            var good = Encoding.UTF8.GetString(bytes.AsSpan(mark, Math.Clamp(e.Index, 0, bytes.Count - mark)));
            problems.Error(
                new ManifestText(path, path, good).PlaceOf(good.Length), "the file is not in UTF-8 here",
                "save it as UTF-8");
        }
        return null;
    }
}
