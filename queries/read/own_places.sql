-- One row per school year, municipality, school, programme and track.
select
    own_places.year,
    own_places.municipality,
    own_places.school,
    own_places.unit,
    own_places.programme,
    own_places.track,
    own_places.places,
    own_places.first_choice,
    own_places.applicants,
    own_places.admitted,
    own_places.admitted_first,
    own_places.reserves,
    own_places.publisher,
    own_places.imported_on,
    own_places.checksum
from own_places
order by
    own_places.year asc,
    own_places.municipality asc,
    own_places.school asc,
    own_places.programme asc,
    own_places.track asc
