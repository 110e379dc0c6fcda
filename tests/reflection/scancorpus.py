"""Made-up texts of made-up principals, in which what gives somebody away is marked by hand.

``[rut:…]``, ``[phone:…]``, ``[email:…]`` and ``[name:…]`` mark it. The roster and every number
are invented; telephones of the US are from the range that is kept for stories.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

ROSTER = (
    "Carolina Fuentes Vidal", "José María de la Fuente", "Rosa Blanco Soto", "Sergio Huenchumán",
    "Victoria Castro Peñaloza", "Ximena O'Ryan Lizama", "Paz Torres Ñancupil", "Luis Pérez-Cotapos",
    "Mark Rivers", "April Johansson", "Grace Whitfield", "Denise Okafor", "Will Young",
)  # fmt: skip

TEXTS = """
Ese martes llamé a [name:Carolina] antes de hablar con el consejo.
La mamá dejó su correo, [email:m.soto+acto@colegio.ejemplo.cl], y se fue.
[name:Carolina Fuentes] me dijo que esperara; después [name:Fuentes] cambió de opinión.
Anoté su RUT, [rut:12.345.678-5], en la misma hoja.
En el acta quedó el [rut:12345678-5] y nadie lo tachó.
El apoderado, RUT [rut:123456785], no firmó.
La orden de compra 12.345.678-9 quedó en 1.234.567 pesos.
Me llamó al [phone:+56 9 1234 5678] a las 7:52 del 12-03-2026.
Su celular es [phone:912345678], el de la casa [phone:(45) 221 2345].
Teléfono: [phone:2345678], preguntar por la señora [name:Marta].
En el [phone:9 1234 5678] nadie contesta desde el 4 de mayo.
Somos 912 familias y en 2019-2024 bajamos a 780, un 14,5 %.
El RBD 12345-6 recibió $912.345.678 por la Ley 21.809.
[name:José María de la Fuente] dirige la escuela vecina.
Con [name:José de la Fuente] no hablamos de eso; de la [name:Fuente] no sé más.
Rosa era el color de las tarjetas, y una rosa había en la mesa.
Entonces [name:Rosa] se levantó y dejó el blanco de la lista.
Le pedí a doña [name:rosa] que no lo contara.
[name:ROSA BLANCO] firmó el acta del consejo.
El jardín tiene rosa blanco y soto por todas partes.
[name:Huenchumán] pidió la palabra. [name:Sergio] no.
don [name:sergio] llegó tarde, como siempre.
Viajé a Victoria y a Castro por la red; en Santiago no pude.
[name:Victoria Castro] viajó conmigo desde Temuco.
A [name:Peñaloza] le importan los plazos, no las personas.
Con [name:penaloza victoria] quedó pendiente la reunión.
La tía [name:Pati] del casino vio todo.
Señora Directora, me escribió; señor Ministro, le contesté yo.
Ni [name:O'Ryan] ni [name:Lizama] estaban en la sala.
[name:Ximena O’Ryan] pidió disculpas por escrito.
Hubo paz por unas semanas, y las torres de la iglesia siguieron ahí.
Creo que [name:Paz] lo entendió antes que yo.
Paz era lo que necesitábamos todos.
[name:Paz Torres] y [name:Ñancupil] son la misma persona en el acta.
El señor [name:Pérez-Cotapos] reclamó; luego escribió [name:Pérez], ya más calmado.
El Liceo Carolina Llona queda en la calle Sergio Vieira.
Nos reunimos en la Escuela Victoria, en la plaza Castro.
[name:Mark Rivers] told me to wait; [name:Rivers] had been there before.
I would mark rivers on the map with the children.
Then I asked [name:Mark] whether he would sign it.
Mark my words, I wrote, and it was a mistake.
In April we had no psychologist; in May we had two.
[name:April Johansson] covered for her. [name:Johansson] never complained.
Grace is what the parents needed that day.
I called Mrs. [name:Whitfield] and left a message.
[name:Grace Whitfield]'s idea was to wait until Thursday.
Her number is [phone:(555) 010-9999], the office is [phone:1-800-555-0199].
Write to [email:denise.okafor@district.example.us] or call [phone:+1 555 010 9999].
We spent $12,500 of 2026-2027 money on 555 books.
[name:Okafor] and I disagreed, and [name:Denise] knew it.
A young teacher will often ask twice.
Will the council agree? I was not sure.
[name:Will Young] was the only one who asked.
Dr. [name:Moss] from the district never called back.
Hablé con [name:carolina] el lunes, y con la profe [name:ximena] el martes.
La [name:Caro] ya lo sabía todo.
[name:Carolna] [name:Fuentes] firmó, según el acta.
En North Carolina they do it otherwise.
""".strip().splitlines()


def marked() -> Iterator[tuple[str, set[tuple[str, int, int]]]]:
    """Each text without its marks, and what is marked in it as ``(kind, start, end)``."""
    for line in TEXTS:
        text, spans = "", set()
        for part in re.split(r"(\[(?:rut|phone|email|name):[^\]]+\])", line):
            if part.startswith("[") and ":" in part:
                kind, inner = part[1:-1].split(":", 1)
                spans.add((kind, len(text), len(text) + len(inner)))
                part = inner
            text += part
        yield text, spans
