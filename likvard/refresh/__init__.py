"""python -m likvard refresh: from the publishers' answers to published figures.

    fetch -> archive -> tables -> guards -> publish

| file | what |
|---|---|
| `plan` | what is asked of whom: data/catalogue/fetching.toml and the catalogue |
| `asking`, `of_kolada`, `of_skolverket`, `of_tables` | questions, and answers as rows |
| `rows`, `merging` | the shape of the tables, and new figures onto those at hand |
| `staging`, `guards` | a whole new folder of figures, and whether it may be published |
| `running` | one refresh from lock to publication |
| `state`, `status` | what is known of the latest refreshes; python -m likvard status |
| `progress` | bars on a terminal, lines in a log |
| `command` | arguments and exit codes |

The app never imports this package.
"""
