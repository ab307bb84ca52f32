-- One row per school year, municipality, school, programme and track.
create table own_places as
select
    year,
    municipality,
    school,
    unit,
    programme,
    track,
    places,
    first_choice,
    applicants,
    admitted,
    admitted_first,
    reserves,
    publisher,
    imported_on::date as imported_on,
    checksum
from delivered_own_places
order by year, municipality, school, programme, track
