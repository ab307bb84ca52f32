-- One row per figure set: who published it, when it was fetched, how to cite it.
select
    provenance.figure_set,
    provenance.publisher,
    provenance.title,
    provenance.address,
    provenance.retrieved,
    provenance.checksum,
    provenance.licence,
    provenance.cite,
    coalesce(provenance.rows, 0) as figures
from provenance
order by provenance.publisher asc, provenance.figure_set asc
