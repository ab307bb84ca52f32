-- One row per municipality that is like the given one for a school form.
select
    likeness.other as code,
    likeness.year
from "similar" as likeness
where
    likeness.municipality = $municipality
    and likeness.form = $form
order by code asc
