-- One row per year, municipality, school form and age group.
select
    own_age.year,
    own_age.municipality,
    own_age.form,
    own_age.age,
    own_age.teachers,
    own_age.retirements,
    own_age.publisher,
    own_age.imported_on,
    own_age.checksum
from own_age
order by
    own_age.year asc,
    own_age.municipality asc,
    own_age.form asc,
    own_age.age asc
