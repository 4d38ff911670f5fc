# What a community says of itself, who may do what in it, and changing the set of themes.
about-reads-everybody = Iedereen kan hier lezen, ook zonder account.
about-reads-network = Iedereen met een account kan hier lezen, behalve gasten.
about-reads-members = Alleen leden kunnen hier lezen.
about-writes-members = Leden kunnen hier schrijven.
about-writes-nobody = Niemand kan hier nog schrijven.
about-joins-open = Lid worden kan meteen.
about-joins-request = Wil je lid worden? Dan vraag je dat aan de coördinatoren.
about-joins-invitation = Lid worden kan alleen op uitnodiging.
about-joins-closed = Lid worden kan niet meer.
about-archived = Deze kenniskring is gearchiveerd. Je kunt alles nog lezen. Schrijven en lid worden kan niet meer.
about-thread-archived = Deze kenniskring is gearchiveerd. Antwoorden kan niet meer.
about-welcome = Welkom, fijn dat je er bent
about-charter = Waar we voor staan
about-goal = Doel
about-domain = Onderwerp
about-practice = Werkwijze
about-meetings = Hoe vaak we elkaar zien
about-outcome = Wat het oplevert
about-term = Looptijd
about-pins = Handig om te hebben
about-tags = Trefwoorden
about-groups = Werkgroepen
about-group-new = Begin een werkgroep
about-group-lead = Een werkgroep hoort bij deze kenniskring. Jij wordt de coördinator.
about-edit = Kenniskring aanpassen
about-edit-lead = Hier bepaal je wat deze kenniskring over zichzelf vertelt, en wie erin kan.
about-feed = Nieuwe gesprekken als feed (Atom)
about-roles = Wie mag wat?
about-names = Naam en doel
about-name-nl = Naam in het Nederlands
about-name-en = Naam in het Engels
about-purpose-nl = Waarvoor, in het Nederlands
about-purpose-en = Waarvoor, in het Engels
about-slug = Naam in het adres
about-slug-hint = Kleine letters, cijfers en streepjes. Oude adressen blijven werken.
about-priority = Prioriteit
about-door = Wie kan erin
about-visibility = Wie kan lezen
about-visibility-public = Iedereen
about-visibility-network = Iedereen met een account, behalve gasten
about-visibility-members = Alleen leden
about-visibility-hint = Maak je dit kleiner? Dan zien anderen er meteen niets meer van.
about-joining = Hoe word je lid
about-joining-open = Meteen
about-joining-request = Vragen aan de coördinatoren
about-joining-invitation = Op uitnodiging
about-question = Vraag aan wie lid wil worden
about-question-hint = Laat leeg voor de gewone vraag.
about-charter-lead = Vul in wat je al weet. Wat leeg blijft, zien lezers niet.
about-more = Meer op de pagina
about-welcome-field = Welkom voor nieuwe leden
about-welcome-hint = Wie lid wordt, leest dit twee weken lang bovenaan. Je kunt opmaak gebruiken, zoals in een bericht.
about-tags-hint = Met komma’s ertussen, hoogstens 12.
about-pins-field = Vast materiaal
about-pins-hint = Eén per regel, hoogstens 8: eerst de titel, dan het adres. Een adres begint met https:// of met /t/ voor een gesprek hier.

roles-title = Wie mag wat?
roles-lead = In elke kenniskring gelden dezelfde regels. In deze tabel staat wat je mag.
roles-caption = Wat je mag in een kenniskring, per rol
roles-what = Wat
roles-kind-visitor = Bezoeker
roles-kind-network = Met account, geen lid
roles-kind-guest = Gast die lid is
roles-kind-member = Lid
roles-kind-coordinator = Coördinator
roles-kind-administrator = Beheerder
roles-can-read = Lezen
roles-can-join = Lid worden
roles-can-write = Schrijven en antwoorden
roles-can-invite-members = Anderen uitnodigen
roles-can-answer-requests = Beslissen wie lid wordt
roles-can-change-community = De kenniskring aanpassen
roles-can-announce = Iets aan alle leden melden
roles-can-see-desk = Het overzicht van de coördinator zien
roles-can-export-members = De ledenlijst downloaden
roles-can-change-roles = Iemand coördinator maken
roles-can-found-group = Een werkgroep beginnen
roles-can-change-slug = Het adres veranderen
roles-can-archive = Archiveren
roles-can-merge-and-split = Samenvoegen en splitsen
roles-grant-no = nee
roles-grant-yes = ja
roles-grant-if-public = als iedereen mag lezen
roles-grant-if-network = als je de kenniskring kunt lezen
roles-grant-already = je bent het al
roles-notes = Goed om te weten
roles-note-visitor = Een gast is buiten de eigen kenniskringen hetzelfde als een bezoeker.
roles-note-stand-in = Wie een coördinator vervangt, mag in die tijd hetzelfde als de coördinator, behalve iemand een rol geven of afnemen.
roles-note-archived = In een gearchiveerde kenniskring kan niemand schrijven, lid worden, uitnodigen, iets melden of een werkgroep beginnen.
roles-note-administrator = Een beheerder schrijft alleen in een kenniskring waar die ook lid is.
roles-note-join = Hoe je lid wordt, staat op de pagina van de kenniskring: meteen, op verzoek of op uitnodiging.

theme-title = Kenniskringen
theme-lead = Kenniskringen maken, aanpassen, archiveren, samenvoegen en splitsen.
theme-new = Nieuwe kenniskring
theme-archived = gearchiveerd
theme-group-of = werkgroep van { $name }
theme-edit = Aanpassen
theme-archive = Archiveren
theme-archive-lead = Alles blijft te lezen. Niemand kan er nog schrijven of lid worden.
theme-open = Weer openen
theme-open-lead = Leden kunnen dan weer schrijven, en je kunt weer lid worden.
theme-merge = Samenvoegen met een andere
theme-merge-lead = Alles uit deze kenniskring gaat naar de andere. Het adres blijft werken en leidt naar de andere.
theme-split = Gesprekken verplaatsen
theme-split-lead = Kies gesprekken die naar een andere of een nieuwe kenniskring gaan.
theme-target = Naar welke kenniskring
theme-target-new = Een nieuwe kenniskring
theme-target-new-lead = Voor een nieuwe kenniskring vul je ook naam en adres in. Lezen en lid worden gaat er zoals hier.
theme-preview = Bekijk wat er gebeurt
theme-will = Dit gaat er gebeuren
theme-do-merge = Samenvoegen
theme-do-split = Verplaatsen
theme-threads = { $n ->
    [one] 1 gesprek verhuist.
   *[other] { $n } gesprekken verhuizen.
}
theme-members = { $n ->
    [one] 1 lid gaat mee.
   *[other] { $n } leden gaan mee.
}
theme-already = { $n ->
    [one] 1 lid was al lid van de andere kenniskring.
   *[other] { $n } leden waren al lid van de andere kenniskring.
}
theme-requests = { $n ->
    [one] 1 verzoek om lid te worden gaat mee.
   *[other] { $n } verzoeken om lid te worden gaan mee.
}
theme-groups = Deze werkgroepen gaan mee: { $names }.
theme-addresses = Deze adressen leiden daarna door: { $names }.
theme-readers-now = Nu geldt voor deze gesprekken: { $sentence }
theme-readers-then = Straks geldt: { $sentence }
theme-stay = Leden gaan niet mee. Wie geen lid is van de andere kenniskring, volgt deze gesprekken daarna niet meer.
theme-unread = Wat iemand gelezen heeft, blijft gelezen. Niemand krijgt een mail opnieuw.
theme-no-undo = Je kunt dit niet terugdraaien.
theme-choose-threads = Welke gesprekken
theme-no-threads = Hier zijn geen gesprekken om te verplaatsen.
theme-bring = Neem alle leden mee

act-community-created = Kenniskring gemaakt
act-community-changed = Kenniskring aangepast
act-community-renamed = Adres van kenniskring veranderd
act-community-archived = Kenniskring gearchiveerd
act-community-opened = Kenniskring weer geopend
act-community-merged = Kenniskring samengevoegd met een andere
act-community-split = Gesprekken naar een andere kenniskring verplaatst

invalid-taken = Deze naam is al in gebruik, of was dat eerder. Kies een andere.
invalid-not-a-link = Schrijf op elke regel eerst een titel en dan een adres dat begint met https:// of met /.
invalid-same-community = Kies een andere kenniskring.
invalid-too-deep = Een werkgroep kan geen werkgroepen hebben.
flash-community-created = De kenniskring is gemaakt.
