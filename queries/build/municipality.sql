-- One row per municipality of the country.
create table municipality as
select
    code,
    name,
    slug,
    county,
    subregion,
    kind
from catalogue_municipality
order by code
