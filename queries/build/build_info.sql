-- One row: which inputs the database was built from, when (UTC), and how recent the figures are.
create table build_info as
with info (version, built_at, data_date) as (
    select
        $version,
        $built_at::timestamp,
        max(retrieved)
    from catalogue_source
)

select * from info
