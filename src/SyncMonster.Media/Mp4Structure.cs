using SyncMonster.Media.Probing;
using SyncMonster.Media.Probing.Mp4;

namespace SyncMonster.Media;

/// <summary>Checks that a delivered mp4 file is complete, by its boxes alone and therefore at no cost.</summary>
public static class Mp4Structure
{
    /// <summary>
    /// Checks that the file starts with <c>ftyp</c>, has a <c>moov</c> and an <c>mdat</c>, and that every box at the
    /// top ends inside the file and the last exactly at its end (ISO/IEC 14496-12, 4.2).
    /// </summary>
    /// <param name="seekable">The file, read from its first byte wherever the stream stands now.</param>
    /// <exception cref="MediaException">It is not so (<see cref="MediaFault.Damaged"/>).</exception>
    /// <exception cref="IOException">The stream can't be read.</exception>
    public static void Check(Stream seekable)
    {
        var source = new ByteSource(seekable);
        var (isFirst, hasMovie, hasData) = (true, false, false);
        foreach (var box in FileBox.Walk(source, Rest))
        {
            if (isFirst && box.Type != "ftyp")
                throw MediaException.Damaged("It does not start with an ftyp box, as an mp4 file does.");
            if (box.IsCut)
            {
                throw MediaException.Damaged(
                    $"The file ends inside its {box.Type} box: {box.Available} of {box.Size} bytes are there.");
            }

            isFirst = false;
            hasMovie |= box.Type == "moov";
            hasData |= box.Type == "mdat";
        }

        if (isFirst)
            throw MediaException.Damaged("The file is empty.");
        if (!hasMovie)
            throw MediaException.Damaged("It has no movie header (moov): the file is not complete.");
        if (!hasData)
            throw MediaException.Damaged("It has no media data (mdat): the file is not complete.");

        void Rest(long position) => throw MediaException.Damaged(position == 0
            ? "It does not start with an ftyp box, as an mp4 file does."
            : $"{source.Length - position} bytes at the end belong to no box.");
    }
}
