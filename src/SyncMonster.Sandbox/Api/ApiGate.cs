using Microsoft.AspNetCore.Routing.Patterns;

namespace SyncMonster.Sandbox.Api;

/// <summary>Lets calls of the API in: those with a key, to paths written as the reference writes them.</summary>
internal static class ApiGate
{
    /// <summary>Lets one call in.</summary>
    /// <exception cref="RefusedException">It has no key that is known, or its path is not one of the API's.</exception>
    public static Task InvokeAsync(HttpContext http, string? onlyKey, RequestDelegate next)
    {
        if (!http.Request.Path.StartsWithSegments(SandboxServer.BasePath, StringComparison.OrdinalIgnoreCase))
            return next(http);

        http.Features.Set(Account.Of(http.Request, onlyKey));
        // Routing forgives letter case and a slash at the end; the service may not.
        return http.GetEndpoint() is RouteEndpoint { RoutePattern: RoutePattern route }
            && http.Request.Path.Value != route.RawText
            ? throw RefusedException.NotFound($"There is no {http.Request.Path}: the API has {route.RawText}.")
            : next(http);
    }
}
