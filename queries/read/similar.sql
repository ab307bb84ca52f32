-- One row per municipality that is like the given one for a school form.
select
    similar.other as code,
    similar.year
from similar
where
    similar.municipality = $municipality
    and similar.form = $form
order by code asc
