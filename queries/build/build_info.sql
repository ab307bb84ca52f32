-- One row: which inputs the database was built from, when, and how recent the figures are.
create table build_info as
with info (version, built_at, data_date) as (
    select
        $version,
        $built_at::timestamptz,
        max(retrieved)
    from catalogue_source
)

select * from info
