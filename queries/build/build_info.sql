-- One row: which inputs the database was built from, when, and how recent the figures are.
create table build_info as
select
    $version as version,
    $built_at::timestamptz as built_at,
    max(retrieved) as data_date
from catalogue_source
