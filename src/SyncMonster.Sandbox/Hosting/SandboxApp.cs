using System.Net;
using SyncMonster.Sandbox.Api;
using SyncMonster.Sandbox.Faults;
using SyncMonster.Sandbox.Intake;
using SyncMonster.Sandbox.Pages;

namespace SyncMonster.Sandbox.Hosting;

/// <summary>Builds the web application around the parts.</summary>
internal static class SandboxApp
{
    public static WebApplication Build(SandboxOptions options, SandboxParts parts)
    {
        // Empty: nothing is read from the environment or from files, and no signal is caught that belongs to the host
        // program.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            // A client may hold back the end of an upload until it has written down that it is about to pay.
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Listen(
                options.Host == "localhost" ? IPAddress.Loopback : IPAddress.Parse(options.Host), options.Port);
        });

        var app = builder.Build();
        var errors = new ApiErrors(options.LoggerFactory.CreateLogger<ApiErrors>());
        app.Use(errors.InvokeAsync);
        app.UseRouting();
        app.Use((http, next) => ApiGate.InvokeAsync(http, options.ApiKey, next));
        Map(app, options, parts);
        return app;
    }

    private static void Map(IEndpointRouteBuilder endpoints, SandboxOptions options, SandboxParts parts)
    {
        var time = options.TimeProvider;
        var state = parts.State;
        var intake = new MediaIntake(state, parts.Folder, parts.Fetch, options.MaxVideoSeconds);
        var reception = new Reception(options, parts.Folder, state, parts.Queue, parts.Faults);
        var lifetime = new ResultLifetime(options.ResultLifetime, time);

        var api = endpoints.MapGroup(SandboxServer.BasePath);
        api.AddEndpointFilter(new FaultFilter(parts.Faults, options.Latency, time));
        new FindFaceEndpoints(intake, reception, state, parts.Analysis).Map(api);
        new GenerateEndpoints(intake, reception, state).Map(api);
        new FileEndpoint(state, parts.Folder, parts.Rendering, lifetime, parts.Faults).Map(api);
        new ListEndpoints(state, parts.Faults).Map(api);

        new CropEndpoint(state, parts.Folder, lifetime).Map(endpoints);
        new LedgerEndpoint(state, options.Credits).Map(endpoints);
        new HomePage(state, parts.Mode, time).Map(endpoints);
    }
}
