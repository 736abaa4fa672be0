# syncmonster-batch with ffmpeg beside it, for linux/amd64 and linux/arm64.
#
#   docker build -t syncmonster-batch .
#   docker run --read-only --tmpfs /tmp -v "$PWD:/season" -e SYNCMONSTER_API_KEY syncmonster-batch run /season/season.yaml
#
# The program runs as user 1654 ("app"), or as any other with --user, and writes only where the state and the output
# lie (beside the manifest, unless told otherwise) and into /tmp.

FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG TARGETARCH
WORKDIR /source
COPY . .
# Compiled ahead of time, so that it starts at once; not trimmed, for what it stands on looks at types as it runs.
ENV NUGET_PACKAGES=/packages
RUN --mount=type=cache,target=/packages \
    dotnet restore src/SyncMonster.Batch.Cli --locked-mode -p:PublishReadyToRun=true \
 && dotnet publish src/SyncMonster.Batch.Cli -c Release -a "${TARGETARCH:-$(dpkg --print-architecture)}" --no-restore -o /app \
      --self-contained -p:PublishReadyToRun=true -p:PublishDocumentationFiles=false -p:PublishReferencesDocumentationFiles=false

FROM mcr.microsoft.com/dotnet/runtime-deps:10.0 AS ffmpeg
RUN find /usr/lib -name '*.so*' -type f > /base \
 && apt-get update \
 && apt-get install -y --no-install-recommends ffmpeg
# Only the two programs and the libraries they load: the package draws in a desktop's drivers, half of its size.
RUN for program in /usr/bin/ffmpeg /usr/bin/ffprobe; do \
      install -D "$program" "/tools$program" \
   && ldd "$program" | awk '$2 == "=>" { print $3 }' >> /loaded || exit 1; \
    done \
 && sort -u /loaded | while read -r library; do \
      grep -qxF "$(readlink -f "$library")" /base \
      || install -D -m 644 "$library" "/tools$(readlink -f "$(dirname "$library")")/$(basename "$library")" || exit 1; \
    done

FROM mcr.microsoft.com/dotnet/runtime-deps:10.0
LABEL org.opencontainers.image.title="SyncMonster.Batch" \
      org.opencontainers.image.description="Batch localization over the SyncMonster API" \
      org.opencontainers.image.licenses="MIT"
COPY --from=ffmpeg /tools /
COPY --from=build /app /opt/syncmonster-batch
# Diagnostics off: the runtime would open a socket in /tmp, which a read-only container may not have.
ENV PATH="/opt/syncmonster-batch:${PATH}" \
    DOTNET_EnableDiagnostics=0
WORKDIR /season
USER $APP_UID
ENTRYPOINT ["syncmonster-batch"]
