-- every municipality has an outline and a place for its name
select concat_ws(' ', code, name) as place
from municipality
where
    code not in (select municipality from outline)
    or code not in (select municipality from label_point)
order by place
