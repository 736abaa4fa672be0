using Dapper;
using Microsoft.Data.Sqlite;
using SyncMonster.Batch.Core.Running;

namespace SyncMonster.Batch.Checkpoints;

/// <summary>
/// The checkpoint's tables. Each version is a step from the one before; <c>user_version</c> says how far a file has
/// come.
/// </summary>
internal static class Schema
{
    // Columns hold what is looked up or summed by; the record itself stands in body, as JSON.
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE request (
            account TEXT NOT NULL, id TEXT NOT NULL, project TEXT NOT NULL, kind TEXT NOT NULL, stage TEXT NOT NULL,
            remote_id TEXT, counted TEXT NOT NULL, charged TEXT, body TEXT NOT NULL,
            PRIMARY KEY (account, id)) WITHOUT ROWID;
        CREATE TABLE job (
            account TEXT NOT NULL, project TEXT NOT NULL, key TEXT NOT NULL, id TEXT NOT NULL, stage TEXT NOT NULL,
            output TEXT NOT NULL, request_id TEXT, body TEXT NOT NULL,
            PRIMARY KEY (account, project, key)) WITHOUT ROWID;
        CREATE TABLE asset (
            account TEXT NOT NULL, content TEXT NOT NULL, asset_id INTEGER NOT NULL,
            PRIMARY KEY (account, content)) WITHOUT ROWID;
        CREATE TABLE history (
            seq INTEGER PRIMARY KEY, at TEXT NOT NULL, account TEXT NOT NULL, project TEXT NOT NULL,
            kind TEXT NOT NULL, id TEXT NOT NULL, stage TEXT NOT NULL, text TEXT);
        CREATE TABLE run (
            id INTEGER PRIMARY KEY, account TEXT NOT NULL, project TEXT NOT NULL, output TEXT NOT NULL,
            started TEXT NOT NULL, ended TEXT, exit_code INTEGER, job_keys TEXT NOT NULL);
        CREATE TABLE input (
            path TEXT PRIMARY KEY, bytes INTEGER NOT NULL, modified TEXT NOT NULL, content TEXT NOT NULL) WITHOUT ROWID;
        """,
        "ALTER TABLE run ADD COLUMN budget TEXT",
        """
        CREATE TABLE pin (
            account TEXT NOT NULL, request_id TEXT NOT NULL, scene INTEGER NOT NULL, faces TEXT NOT NULL,
            PRIMARY KEY (account, request_id, scene)) WITHOUT ROWID;
        """,
        "ALTER TABLE run ADD COLUMN concurrency TEXT",
    ];

    public static void Migrate(SqliteConnection connection, string path)
    {
        var version = connection.ExecuteScalar<int>("PRAGMA user_version");
        if (version > Steps.Length)
        {
            throw new BatchException(
                ExitCode.BadInput,
                $"{path} was written by a newer version of this program (schema {version}, this one knows {Steps.Length}). "
                + "Use that version, or another folder with --state.");
        }

        for (; version < Steps.Length; version++)
        {
            using var transaction = connection.BeginTransaction();
            connection.Execute(Steps[version], transaction: transaction);
            connection.Execute($"PRAGMA user_version = {version + 1}", transaction: transaction);
            transaction.Commit();
        }
    }
}
