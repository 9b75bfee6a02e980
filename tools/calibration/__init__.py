"""How sure a value is, measured: verdicts on values that annotated documents settle, and the model fitted on them.

    python -m tools.calibration collect GOLD DOCUMENTS [--seen | --unseen] [--set NAME] [--texts FOLDER]
    python -m tools.calibration letters tests/actors/held-*.toml
    python -m tools.calibration fit [--dry]
    python -m tools.calibration flags TEXTS GOLD ... [--values FILE]

`fit` also chooses how sure a value of each field must be for `needs_review` to leave it out. `flags` says how many
wrong, right and missing values `needs_review` lists of documents whose texts are kept in a folder (by `collect
--texts`), each read with a table that has not seen its folder.

`collect` reads the documents and writes down, value by value, whether it is right and what the model knows of it: its
field, its rule, how sure the recognition was. No word of a document is among that, so the verdicts lie in
`tools/calibration/verdicts/*.jsonl.gz` and `fit` needs no document. GOLD and DOCUMENTS are those of `congvan eval`; the
folder that a document came from is its name before the dash.

Rules are written with documents in view and do worse on others: `--unseen` says that nobody who wrote rules had the
documents in view. What sets the others apart is a weight of its own, by field, that the table leaves out, so that it
speaks of unseen documents.
"""
