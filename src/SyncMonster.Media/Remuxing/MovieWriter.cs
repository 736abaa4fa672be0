using System.Text;

namespace SyncMonster.Media.Remuxing;

/// <summary>Writes the movie header of a new file (ISO/IEC 14496-12, 8).</summary>
internal sealed class MovieWriter(IReadOnlyList<OutputTrack> tracks, uint movieScale, string comment)
{
    private const uint TrackIsEnabledAndInMovie = 3;
    private const ushort UndeterminedLanguage = 0x55C4;
    private const uint Utf8 = 1;

    private readonly BoxWriter _writer = new();

    /// <summary>The whole <c>moov</c> box, for media data that starts at <paramref name="dataStart"/>.</summary>
    public static byte[] Write(
        IReadOnlyList<OutputTrack> tracks,
        IReadOnlyList<OutputChunk> chunks,
        long dataStart,
        bool wideOffsets,
        uint movieScale,
        string comment)
    {
        var movie = new MovieWriter(tracks, movieScale, comment);
        movie._writer.Box("moov", () => movie.Body(chunks, dataStart, wideOffsets));
        return movie._writer.Written.ToArray();
    }

    private void Body(IReadOnlyList<OutputChunk> chunks, long dataStart, bool wideOffsets)
    {
        var duration = (ulong)tracks.Max(track => track.MovieDuration(movieScale));
        var wide = duration > uint.MaxValue;
        _writer.FullBox("mvhd", (byte)(wide ? 1 : 0), 0, () =>
        {
            Dates(wide);
            _writer.U32(movieScale);
            _writer.Time(duration, wide);
            _writer.U32(0x10000); // rate 1
            _writer.U16(0x100); // volume 1
            _writer.Zeros(10);
            _writer.Bytes(OutputTrack.Unturned);
            _writer.Zeros(24);
            _writer.U32((uint)tracks.Count + 1); // next track id
        });
        for (var i = 0; i < tracks.Count; i++)
        {
            var track = tracks[i];
            var tables = new TableWriter(_writer, track, [.. chunks.Where(chunk => chunk.Track == track)]);
            var id = (uint)i + 1;
            _writer.Box("trak", () => Track(track, id, () => tables.Write(dataStart, wideOffsets)));
        }

        Comment();
    }

    private void Track(OutputTrack track, uint id, Action tables)
    {
        TrackHeader(track, id);
        if (track.Edits.Count > 0)
            _writer.Box("edts", () => EditList(track.Edits));
        _writer.Box("mdia", () =>
        {
            var duration = (ulong)track.MediaDuration;
            var wide = duration > uint.MaxValue;
            _writer.FullBox("mdhd", (byte)(wide ? 1 : 0), 0, () =>
            {
                Dates(wide);
                _writer.U32(track.TimeScale);
                _writer.Time(duration, wide);
                _writer.U16(UndeterminedLanguage);
                _writer.Zeros(2);
            });
            Handler(track.Handler, track.IsPicture ? "VideoHandler" : "SoundHandler");
            _writer.Box("minf", () =>
            {
                if (track.IsPicture)
                    _writer.FullBox("vmhd", 0, 1, () => _writer.Zeros(8));
                else
                    _writer.FullBox("smhd", 0, 0, () => _writer.Zeros(4));

                // All data is in this same file.
                _writer.Box("dinf", () => _writer.FullBox("dref", 0, 0, () =>
                {
                    _writer.U32(1);
                    _writer.FullBox("url ", 0, 1, () => { });
                }));
                tables();
            });
        });
    }

    private void TrackHeader(OutputTrack track, uint id)
    {
        var duration = (ulong)track.MovieDuration(movieScale);
        var wide = duration > uint.MaxValue;
        _writer.FullBox("tkhd", (byte)(wide ? 1 : 0), TrackIsEnabledAndInMovie, () =>
        {
            Dates(wide);
            _writer.U32(id);
            _writer.Zeros(4);
            _writer.Time(duration, wide);
            _writer.Zeros(12);
            _writer.U16(track.IsPicture ? (ushort)0 : (ushort)0x100); // volume
            _writer.Zeros(2);
            _writer.Bytes(track.Matrix.Span);
            _writer.Bytes(track.PresentedSize.Span);
        });
    }

    private void EditList(IReadOnlyList<OutputEdit> edits)
    {
        var wide = edits.Any(edit => edit.Duration > uint.MaxValue || edit.MediaTime > int.MaxValue);
        _writer.FullBox("elst", (byte)(wide ? 1 : 0), 0, () =>
        {
            _writer.U32((uint)edits.Count);
            foreach (var edit in edits)
            {
                _writer.Time((ulong)edit.Duration, wide);
                _writer.Time((ulong)edit.MediaTime, wide);
                _writer.U16(edit.IsDwell ? (ushort)0 : (ushort)1);
                _writer.U16(0);
            }
        });
    }

    /// <summary>The comment as iTunes and ffmpeg keep it: user data, meta, item list.</summary>
    private void Comment()
    {
        if (comment.Length == 0)
            return;
        _writer.Box("udta", () => _writer.FullBox("meta", 0, 0, () =>
        {
            Handler("mdir", "");
            _writer.Box("ilst", () => _writer.Box("©cmt", () => _writer.Box("data", () =>
            {
                _writer.U32(Utf8);
                _writer.Zeros(4);
                _writer.Bytes(Encoding.UTF8.GetBytes(comment));
            })));
        }));
    }

    private void Handler(string type, string name) => _writer.FullBox("hdlr", 0, 0, () =>
    {
        _writer.Zeros(4);
        _writer.Code(type);
        _writer.Zeros(12);
        _writer.Code(name);
        _writer.U8(0);
    });

    // Created and modified: left at zero, so that the same input always gives the same file.
    private void Dates(bool wide) => _writer.Zeros(wide ? 16 : 8);
}
