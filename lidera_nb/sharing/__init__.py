"""Cards beyond the server: the public site, and packages that two networks exchange.

Whatever leaves here is a published card whose author agreed that anybody may read it; cards come
from `lidera_nb.cards.library`, as everywhere that readers see them.
"""
