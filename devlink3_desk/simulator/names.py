"""Names of people, departments and firms, all made up, from several cultures."""

from __future__ import annotations

from typing import Final

PERSON_NAMES: Final[tuple[tuple[str, str], ...]] = (
    (
        "Ann Martin Grace Peter Eleanor Hugh Ruth Oliver Nell Graham Isla Duncan",
        "Archer Whitfield Pemberton Okafor-Lane Haddon Marsh Thackeray Winslow Cartwright Dunmore Ellery Fox",
    ),
    (
        "Siobhán Declan Niamh Cormac Aoife Eoin Róisín Pádraig",
        "O'Brien O'Shea Kelleher Ní_Dhomhnaill Brannigan O'Malley Fitzgerald Ó_Faoláin",
    ),
    (
        "Jörg Zoë Günther Käthe Björn Annegret Matthias Änne Uwe Sabine",
        "Müller Weiß Schröder Köhler Groß von_der_Heide Jäger Lüdemann Böhm Hübner",
    ),
    (
        "François Hélène Benoît Chloé Étienne Maëlle Loïc Anaïs",
        "Lefèvre D'Aubigny Chrétien Beaupré L'Hermitte Garçon Noël De_la_Roche",
    ),
    (
        "Iñigo Begoña Álvaro Lucía Rubén Inés Joaquín Nuria",
        "Muñoz García Ibáñez Peñalver Núñez Ordóñez Cañizares Rey",
    ),
    (
        "Gianluca Elisa Niccolò Chiara Loredana Matteo Giuditta Ugo",
        "D'Angelo Dell'Acqua Ferrante Lo_Presti Bellucci Dall'Oglio Conti Rossetti",
    ),
    (
        "Łukasz Małgorzata Paweł Agnieszka Stanisław Żaneta Michał Grażyna",
        "Wiśniewski Żuławska Dąbrowski Kościelny Łęcki Szczepańska Nowak Źrebiec",
    ),
    (
        "Åsa Søren Linnéa Øyvind Märta Håkon Jón Freyja",
        "Ångström Sørensen Lindqvist Ødegård Björk Håkansson Bjarnason Sjöberg",
    ),
    (
        "Ngozi Kwame Adaeze Tunde Amara Chidi Abena Kofi",
        "Okonkwo Mensah Adeyemi Balogun Nwosu Asante Eze Boateng",
    ),
    (
        "Priya Arjun Lakshmi Sanjay Ananya Vikram Meera Rohan",
        "Raghunathan Patel Iyer Chatterjee Deshmukh Kaur Subramaniam Rao",
    ),
    (
        "Li Mei Jian Xiuying Haruto Sakura Minh Linh",
        "Na Chen Nakamura Tanaka Nguyễn Zhang Phạm Lin",
    ),
    (
        "Ayşe Çağlar Gülşah Ömer Şebnem Emre Tuğba",
        "Öztürk Çelik Şahin Güneş Aydoğan Doğan",
    ),
    (
        "Dana Jiří Zdeňka Tomáš Božena Ondřej Věra Luboš",
        "Novák Dvořák Příhoda Čapková Šimůnek Růžička Hájek Žák",
    ),
    (
        "Yusuf Leïla Omar Noor Tariq Samira Idris Hanan",
        "al-Rashid Haddad Ben_Salah Qureshi el-Amin Mansour Nasser Zayani",
    ),
)
"""Given and family names that go together; an underscore stands for a blank."""

GROUP_NAMES: Final = (
    "Reception", "Sales", "Support", "Accounts", "Service Desk", "Purchasing", "Warehouse", "Export",
    "Marketing", "Spare Parts", "Engineering", "Logistics", "Personnel", "Legal", "Training", "Workshop",
)  # fmt: skip
"""Departments, each a hunt group; fifteen characters at most."""

SITE_NAMES: Final = (
    "Head Office", "Northgate", "Harbour", "Kiln Lane", "Millbrook", "Eastfield", "Old Foundry", "Quayside",
    "Westmoor", "Hillcrest", "Brookside", "Ferry Road", "Castle Street", "Airfield", "Lockside", "Parkway",
)  # fmt: skip

FIRM_NAMES: Final = (
    "Acorn & Finch Ltd", "Blue Heron Boats", "Brackwater Mills", "Café Zoë", "Castle, Moat & Sons",
    "Dunwich Bell Foundry", "Elm Street Surgery", "Fjord & Fell", "Gargoyle Glass", "Harrow, Lane & Partners",
    "Ingleby's Bakery", "Jäger Maschinenbau", "Kestrel Couriers", "Larkspur Dental", "Moorcock Brewing",
    "Nightjar Press", "O'Leary's Removals", "Pinwheel Toys", "Quince Catering", "Rookery School",
    "Saltmarsh Energy", "Thistledown Textiles", "Umber Paints", "Vøller Shipping", "Wren Optics",
    "Yarrow Farms",
)  # fmt: skip
"""The external directory: customers and suppliers."""

CALL_FLOW_NAMES: Final = ("Main menu", "Opening hours", 'Order "status" line', "Delivery, tracking")
