using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Checkpoints;

/// <summary>How a transition is written: the record as it is now, and a line of history.</summary>
public sealed partial class Checkpoint
{
    private void Record(Transition transition, string at, SqliteTransaction transaction)
    {
        switch (transition)
        {
            case Transition.RequestMoved(var request):
                Execute(
                    """
                    INSERT OR REPLACE INTO request (account, id, project, kind, stage, remote_id, counted, charged, body)
                    VALUES (@_account, @Id, @Project, @kind, @stage, @RemoteId, @counted, @charged, @body)
                    """,
                    new
                    {
                        _account,
                        request.Id,
                        request.Project,
                        kind = request.Ask.Kind.ToString(),
                        stage = request.Stage.ToString(),
                        request.RemoteId,
                        counted = request.Counted.ToString(),
                        charged = request.Charged?.ToString(),
                        body = RecordJson.Write(request),
                    });
                Note("request", request.Id, Word(request.Stage), request.Fault?.Message ?? request.RemoteId);
                break;
            case Transition.JobMoved(var job):
                Execute(
                    """
                    INSERT OR REPLACE INTO job (account, project, key, id, stage, output, request_id, body)
                    VALUES (@_account, @_project, @Key, @Id, @stage, @Output, @RequestId, @body)
                    """,
                    new
                    {
                        _account,
                        _project,
                        job.Key,
                        job.Plan.Id,
                        stage = job.Stage.ToString(),
                        job.Plan.Output,
                        job.RequestId,
                        body = RecordJson.Write(job),
                    });
                Note("job", job.Plan.Id, Word(job.Stage), job.Note);
                break;
            case Transition.AssetLearned(var content, var assetId):
                Execute(
                    "INSERT OR REPLACE INTO asset (account, content, asset_id) VALUES (@_account, @content, @assetId)",
                    new { _account, content, assetId });
                break;
            case Transition.AssetForgotten(var content):
                Execute(
                    "DELETE FROM asset WHERE account = @_account AND content = @content", new { _account, content });
                break;
            case Transition.FacesPinned(var find, var scene, var faces):
                Execute(
                    "INSERT OR REPLACE INTO pin (account, request_id, scene, faces) VALUES (@_account, @find, @scene, @faces)",
                    new { _account, find, scene, faces = RecordJson.Write(faces) });
                break;
            case Transition.Noted(var text):
                Note("run", _run.ToString(CultureInfo.InvariantCulture), "noted", text);
                break;
        }

        void Execute(string sql, object values) => _connection.Execute(sql, values, transaction);

        void Note(string kind, string id, string stage, string? text) => Execute(
            "INSERT INTO history (at, account, project, kind, id, stage, text) VALUES (@at, @_account, @_project, @kind, @id, @stage, @text)",
            new { at, _account, _project, kind, id, stage, text });
    }
}
