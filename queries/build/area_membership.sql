-- One row per area, municipality and spell of membership; valid_from is null when not yet known.
create table area_membership as
select
    area,
    municipality,
    valid_from,
    valid_to,
    source
from catalogue_membership
order by area, municipality, valid_from
