namespace SyncMonster.Media.Probing.Mp4;

/// <summary>The parts of an mp4 or mov file: its movie header and where its fragments stand.</summary>
internal sealed class Mp4File
{
    // Brands of still pictures, which share the file format but hold no movie (ISO/IEC 23008-12).
    private static readonly string[] StillBrands = ["heic", "heix", "mif1", "avif"];

    private readonly List<string> _warnings = [];
    private readonly List<FileBox> _fragments = [];
    private readonly ByteSource _source;
    private Movie? _movie;
    private string? _brand;

    private Mp4File(ByteSource source)
    {
        _source = source;
    }

    /// <summary>By the major brand; a file without <c>ftyp</c> is from before mp4 had one of its own.</summary>
    public MediaContainer Container => _brand is null or "qt  " ? MediaContainer.Mov : MediaContainer.Mp4;

    public Movie Movie =>
        _movie ?? throw MediaException.Damaged("It has no movie header (moov): the file is not complete.");

    public bool IsFragmented => _fragments.Count > 0;

    public long Length => _source.Length;

    public IReadOnlyList<string> Warnings => _warnings;

    public static Mp4File Read(ByteSource source)
    {
        var file = new Mp4File(source);
        foreach (var box in FileBox.Walk(source, file.Rest))
            file.Take(box);
        if (file._movie is null && StillBrands.Contains(file._brand))
            throw MediaException.Unknown("It is a still picture, not a video.");
        _ = file.Movie;
        return file;
    }

    /// <summary>The samples of all fragments in file order, each proven to lie inside the file.</summary>
    public IEnumerable<FragmentRun> FragmentRuns()
    {
        foreach (var box in _fragments)
        {
            foreach (var run in Fragment.Runs(box.Load(_source, Limits.FragmentHeaderBytes), box.Start, Length, Movie))
                yield return run;
        }
    }

    private void Take(FileBox box)
    {
        switch (box.Type)
        {
            case "ftyp" when _brand is null:
                var ftyp = box.Load(_source, Limits.FragmentHeaderBytes);
                _brand = ftyp.Code(0);
                break;
            case "moov" when _movie is null:
                _movie = Movie.Read(box.Load(_source, Limits.MovieHeaderBytes));
                break;
            case "moov":
                _warnings.Add("It has a second movie header, which was ignored.");
                break;
            case "moof":
                _fragments.Add(box);
                break;
            case "sidx":
                CheckIndex(box);
                break;
        }

        if (!box.IsCut)
            return;
        if (box.Type is not ("free" or "skip" or "uuid"))
        {
            throw MediaException.Damaged(
                $"The file ends inside its {box.Type} box: {box.Available} of {box.Size} bytes are there.");
        }

        _warnings.Add($"The file ends inside its {box.Type} box.");
    }

    /// <summary>
    /// A segment index tells how many bytes follow it (ISO/IEC 14496-12, 8.16.3): fewer show a file cut between
    /// fragments.
    /// </summary>
    private void CheckIndex(FileBox box)
    {
        var sidx = box.Load(_source, Limits.FragmentHeaderBytes);
        var wide = sidx.Version != 0;
        var at = wide ? 28 : 20;
        var count = sidx.U16(at + 2);
        decimal end = (decimal)box.End + (wide ? sidx.U64(20) : sidx.U32(16));
        for (var i = 0; i < count; i++)
            end += sidx.U32(at + 4 + (i * 12)) & 0x7FFFFFFF;
        if (end > Length)
            throw MediaException.Damaged($"Its segment index reaches to byte {end}, but the file ends at {Length}.");
    }

    private void Rest(long position)
    {
        _warnings.Add($"{Length - position} bytes at the end belong to no box.");
    }
}
