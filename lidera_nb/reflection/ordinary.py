"""Words that are names and something else too, in Spanish and in English; small, without accents.

`ORDINARY` are written small when they are no names; `CAPITAL` are written with a capital letter
in any case: places, months, days, institutions. Both lists are about what a principal writes.
"""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


ORDINARY = _words("""
    alba alegria amada amor amparo angel angeles arena arenas armas arroyo art aurora bachiller
    baker ball banks barba barra barrera barrios bell best bill black blanca blanco bond bonilla
    bosque bravo bridges brook brooks brown bueno bush butcher caballero cabello cabeza cabrera
    calderon calle camino campo campos candelaria caridad carmen caro carpenter carrera carrillo
    carro carter casa casas case castillo celeste cerda cereza chance chase church cielo clara
    claro clavel clay cole concha conde consuelo cook cooper cordero corona corral correa cortes
    costa cross cruz cuadra cuesta cueva cuevas daisy dale day daza dean delgado diamante
    dolores domingo drew duque encina esperanza espina espinoza estrella faith farmer fe feliz
    ferrada fiel field fields fisher flor flores ford fox franca franco frank fuente fuentes
    gallardo gallo gene glen gloria godoy good grace gracia grande grant gray green guapo
    guardia guerra guerrero guy hall hand harmony herrera hidalgo hierro hill honorio hope
    huerta hunter iglesia iglesias ingles inocencia iris ivy jack jara jardin jazmin jimena joy
    justice justo king knight lago lagos laguna lake lane law leal leiva leon libertad lily
    linda lino lira llano llanos lobo long love lozano lucero luna luz macias madrid maestre
    major manso manzano marin marina mark marques marsh marshall mason mata matamala mayor melon
    mena menor mercy merino mesa milagro milagros miles millas miller molina molinero monje
    montana monte montero montes moon mora moral morales moreno moss nieto nieve nieves noble
    north novoa olivo olmo olmos oro pacifico page palacio palacios palma paloma palomo pardo
    park parks parra pastor pat patience pavez paz pearl pena penny perla piedra pilar pino
    pinto planas plata plaza pleasant polo poole pope porter potter power pozo prado price
    prieto prince prudencia puente quinta quintana ramos ray real reed remedios rey reyes rich
    rico rincon rio rios rivera rivers robin robles roca rock rojas rojo rosa rosas rose rubio
    ruby rueda rush sabio sage sala salas salina salinas sandy sanz segura serena shepherd short
    sierra silva singer smart snow sol soledad soto south spring star stark stone street strong
    sue suela summer tapia taylor temple toledo toro torre torres trigo troy turner vale
    valiente valle valles varas vega vela venegas ventura vera verde vergara vida villa villar
    violet violeta virtud walker wall ward waters way weaver webb weeks wells west white will
    winter wise wolf wood woods workman worth young zamora zapata zorro
""")

CAPITAL = _words("""
    abril agosto america angol antofagasta april arauco argentina arica ascension august bolivia
    brooklyn bulnes calama castro chester chile christian christmas cisterna cleveland colombia
    colon concepcion constitucion copiapo coquimbo cordoba curico dakota dallas denver diciembre
    dios domingo easter enero england english febrero florencia florida francia granada granja
    houston illapel independencia india iquique ireland israel jesus jueves julio june junio
    lancaster lautaro lebu libertad linares london lota lunes martes marzo may mayo mercurio
    miercoles mistral montana montt navidad neruda noviembre octubre ovalle paris parral penco
    peru phoenix portales prat providencia quillota quilpue rancagua reina roma sabado santiago
    septiembre sydney talca tome trinidad valdivia valencia vallenar valparaiso victoria viernes
    virgen washington
""")

ROLES = _words("""
    alcalde alcaldesa apoderada apoderado chair counselor director directora inspector
    inspectora jefa jefe ministra ministro orientador orientadora president presidenta
    presidente principal profesor profesora psicologa psicologo rector rectora secretaria
    secretario seremi sostenedor sostenedora superintendent teacher
""")
"""Words that follow a form of address and name nobody ("Señora Directora")."""
