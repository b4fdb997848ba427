"""The data files of the whole site; every other one stands beside a page that calls it."""

SETTINGS = "mkdocs.yml"
PROGRAM = ("extra", "program")
"""Where the program's facts stand in it."""
NOTICES = "about/notices.yaml"
SOURCES = "about/sources.yaml"
HELPLINES = "get-help.helplines.yaml"
OWN_FILES = (NOTICES, SOURCES, HELPLINES)

OTHER_LANGUAGES = ("extra", "other_languages")
"""Where mkdocs.yml of an edition says what there is in each language besides English."""
