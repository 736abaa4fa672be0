namespace SyncMonster.Media;

/// <summary>The sound of a file.</summary>
/// <param name="Codec">
/// The codec as ffprobe names it (<c>aac</c>, <c>mp3</c>, <c>pcm_s16le</c>, …), else the file's own code.
/// </param>
/// <param name="SampleRate">Samples in a second, for each channel.</param>
/// <param name="Channels">Number of channels.</param>
/// <param name="Seconds">
/// Presentation length in seconds, encoder delay and padding left out where the file tells them.
/// </param>
public sealed record AudioTrack(string Codec, int SampleRate, int Channels, decimal Seconds);
