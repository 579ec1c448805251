namespace Rung.Storage.Migrations;

/// <summary>All steps of the SQLite schema, oldest first.</summary>
internal static class MigrationList
{
    public static IReadOnlyList<Migration> Sqlite { get; } =
    [
        new(1, """
            create table runs (
                number integer primary key,
                id text not null unique,
                candidate text not null,
                dataset text not null,
                split text not null,
                metric text not null,
                seed text not null
            ) strict;

            create table attempts (
                run integer not null references runs (number),
                example text not null,
                output text,
                failure_cause text,
                failure_message text,
                score real,
                input_tokens integer not null,
                cached_input_tokens integer not null,
                output_tokens integer not null,
                reasoning_tokens integer not null,
                cost_usd text,
                total_ms real,
                first_token_ms real,
                retrieve_ms real,
                primary key (run, example)
            ) strict, without rowid;

            create table journal (
                sequence integer primary key,
                at text not null,
                kind text not null,
                body text not null,
                previous text not null,
                hash text not null
            ) strict;

            create trigger journal_is_not_rewritten before update on journal
            begin select raise(abort, 'the journal is append-only'); end;

            create trigger journal_is_not_cut before delete on journal
            begin select raise(abort, 'the journal is append-only'); end;

            create table frozen_splits (
                number integer primary key,
                task text not null,
                test_content text not null,
                seed text not null,
                at text not null
            ) strict;

            create table frozen_ids (
                frozen integer not null references frozen_splits (number),
                split text not null,
                ids text not null,
                primary key (frozen, split)
            ) strict, without rowid;

            create table responses (
                request text primary key,
                response text not null
            ) strict, without rowid;
            """),
    ];
}
