using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;
using SyncMonster.Batch.Cli.Commands.Doctor;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Cli.Display;

/// <summary>What the checks found: a line each, or JSON.</summary>
internal static class CheckList
{
    public static void Write(IReadOnlyList<Check> checks)
    {
        var width = checks.Max(check => check.Name.Length);
        foreach (var check in checks)
        {
            // Colours are for a terminal; in a pipe they would be part of the text.
            if (Console.IsOutputRedirected) Console.Write($"{Word(check.Verdict),-8}");
            else AnsiConsole.Markup($"[{Colour(check.Verdict)}]{Word(check.Verdict),-8}[/]");
            var remedy = check.Remedy is null ? "" : $": {check.Remedy}";
            Console.WriteLine($"{check.Name.PadRight(width)}  {check.Message}{remedy}");
        }
    }

    public static void WriteJson(IReadOnlyList<Check> checks, ExitCode exitCode) => Console.WriteLine(JsonSerializer.Serialize(
        new DoctorJson(
            [.. checks.Select(check => new CheckJson(check.Name, Word(check.Verdict), check.Message, check.Remedy))],
            (int)exitCode),
        DoctorJsonContext.Default.DoctorJson));

    private static string Word(Verdict verdict) => verdict.ToString().ToLowerInvariant();

    private static string Colour(Verdict verdict) => verdict switch
    {
        Verdict.Ok => "green",
        Verdict.Warning => "yellow",
        _ => "red",
    };
}

/// <summary>The checks for machines.</summary>
internal sealed record DoctorJson(IReadOnlyList<CheckJson> Checks, int ExitCode);

/// <summary>One check; the verdict is <c>ok</c>, <c>warning</c> or <c>problem</c>.</summary>
internal sealed record CheckJson(string Name, string Verdict, string Message, string? Remedy);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(DoctorJson))]
internal sealed partial class DoctorJsonContext : JsonSerializerContext;
