-- every municipality has an outline and a place for its name
select distinct concat_ws(' ', municipality.code, municipality.name) as place
from municipality
left join outline on municipality.code = outline.municipality
left join label_point on municipality.code = label_point.municipality
where outline.municipality is null or label_point.municipality is null
order by place
