"""Fetch the publishers' figures, keep every answer, and check every field at the edge.

These are the only modules that touch the network, and the app never imports them. How to use them:

    archive = Archive(archive_folder())            # LIKVARD_ARCHIVE, else data/archive
    run = archive.begin()                          # an unfinished run is gone on with
    with Live(archive, run) as fetcher:            # or Replay(archive, run): no network at all
        for part in Kolada(fetcher).values(["N15428"], ["1285", "0000"]):
            part.entry                             # address, fetched_at, checksum: the provenance
            part.records                           # small frozen records, one page of them
    archive.finish(run)                            # only when everything has arrived

A client takes a fetcher and gives `Part`s: one per answer, in the same order every time. What has
arrived in a run is read from the archive and not asked for again, so an interrupted run goes on
where it stopped, and `Replay` of a run gives the same parts. Every fault is a `SourceError`, whose
text is one line that names publisher, address, field and what is wrong. `told=` of a client is
called with (chains done, chains in all) as the work goes on.

| client | publisher | records |
|---|---|---|
| `kolada.Kolada` | Kolada v3 | those of kolada_records: Value, UnitValue, Indicator, Unit ... |
| `skolverket.Skolverket` | Planned Educations v4 | skolverket_records: School, Published ... |
| `statistikdatabasen.Statistikdatabasen` | Skolverket's PxWeb v1 | json_stat.Cell |
| `scb.Scb` | SCB PxWebApi 2 | json_stat.Cell |
| `siris.Siris` | Skolverket's SIRIS export | siris.Row |
"""
