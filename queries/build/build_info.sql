-- One row: which inputs the database was built from, when (UTC), which version of the figures it
-- shows (the one in frozen links), and how recent they are.
create table build_info as
with info (version, figures_version, built_at, data_date) as (
    select
        $version,
        $figures_version,
        $built_at::timestamp,
        max(retrieved)
    from catalogue_source
)

select * from info
