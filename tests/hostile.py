"""Texts that somebody might write to have a page do what they want, for every place of texts.

Whatever runs sets ``window.hurt``; whatever becomes an element is one of `SIGNS`. None has a
dialog, for a test that waits for one would hang.
"""

from __future__ import annotations

HOSTILE = (
    "<script>window.hurt = 1</script><img src=x onerror='window.hurt = 1'>",
    "<svg onload='window.hurt = 1'><script>window.hurt = 1</script></svg>",
    "[x](javascript:window.hurt=1) <a href='javascript:window.hurt=1'>x</a> <javascript:alert(1)>",
    "| a | b |\n|---|---|\n| <iframe srcdoc='<script>parent.hurt=1</script>'> | </td></table> |",
    "</pre></div></body><script>window.hurt = 1</script>\\\"\" ''' \u2028 ${7*7} {{7*7}} =1+1",
    "![x](javascript:window.hurt=1 'x' onerror=window.hurt=1) **b** `<b>` <!-- --> &lt;i&gt; &#60;",
    "<details open ontoggle=window.hurt=1><input autofocus onfocus=window.hurt=1></details>",
    "<style>*{display:none}</style><base href='//evil.example'><form action='//evil.example'>",
    "<math><mtext><table><mglyph><style><img src=x onerror=window.hurt=1></style></table></math>",
    "*[*x*](data:text/html,<script>hurt=1</script>) $\\href{javascript:hurt=1}{x}$ <x/onclick=",
)

SIGNS = (
    "script:not([src], [type='application/json']), iframe, object, embed, base, math, style,"
    "[href^='javascript:' i], a[href^='data:' i], [src^='javascript:' i], [onerror], [onload],"
    "[ontoggle], [onfocus], [onclick], [srcdoc], [action*='evil'], img[src='x']"
)
"""Elements that none of our pages has unless a text was taken for markup."""
