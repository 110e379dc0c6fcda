"""What every report needs before its first number: named once, imported in a warm parent.

Importing this module does the work: the libraries, all kinds, the texts and the templates.
"""

from lidera_nb import texts
from lidera_nb.report import html, kinds, view  # noqa: F401 - imported so as to be there
from lidera_nb.textids import LANGUAGES

MODULES = (__name__,)

for _name in kinds.NAMES:
    kinds.named(_name)
for _lang in LANGUAGES:
    texts.catalogue(_lang)
html.ready()
