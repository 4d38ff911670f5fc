# The home page, communities, people, notifications, and the texts about the site.
home-hello = Deel wat werkt in jouw bibliotheek
home-what = Kenniskring is de plek waar mensen uit alle bibliotheken van Nederland van elkaar leren. Je stelt een vraag, vertelt wat je hebt geprobeerd en leest hoe een ander het deed.
home-who = Voor medewerkers van bibliotheken, provinciale ondersteuning en de KB. Bij elke kenniskring zie je wie er leest en schrijft.
home-read-more = Meer over Kenniskring
home-communities = { $n ->
    [one] Eén kenniskring, één thema
   *[other] { $n } kenniskringen, vier prioriteiten
}
home-news = Nieuw voor jou
home-up-to-date = Je bent helemaal bij
home-up-to-date-more = Er zijn geen nieuwe berichten in je kenniskringen. Tijd voor koffie, of voor een nieuw gesprek.
home-no-communities = Kies je eerste kenniskring
home-no-communities-more = Je bent nog nergens lid. Kies hieronder een kenniskring die bij je werk past. Daarna zie je hier wat er nieuw is.
home-needs-me = Gericht aan jou
home-more-threads = { $n ->
    [one] Nog 1 gesprek met nieuws
   *[other] Nog { $n } gesprekken met nieuws
}
home-quiet = Je kenniskringen zonder nieuws
home-others = Andere kenniskringen
count-members = { $n ->
    [one] 1 lid
   *[other] { $n } leden
}
count-threads = { $n ->
    [one] 1 gesprek
   *[other] { $n } gesprekken
}
count-new = { $n } nieuw
card-last = laatst:
community-threads = Gesprekken
community-empty = Hier is nog geen gesprek. Begin het eerste: stel een vraag of vertel wat je hebt geprobeerd.
community-who = Wie leest en schrijft hier
community-people = Mensen
community-coordinators = Coördinatoren:
community-no-coordinator = Deze kenniskring heeft nog geen coördinator.
community-member = Je bent lid van deze kenniskring.
community-coordinator = Je bent coördinator van deze kenniskring.
join = Word lid
join-ask = Vraag of je lid mag worden
join-asked = Je hebt gevraagd of je lid mag worden. Je hoort het zodra een coördinator heeft beslist.
join-sign-in = Meld je aan om lid te worden
leave = Lidmaatschap stoppen

person-organisation = Werkt bij
person-role = Functie
person-province = Provincie
person-places = Kenniskringen
person-coordinator = coördinator
person-no-places = Nog geen lid van een kenniskring.
person-latest = Laatste berichten
person-silent = Nog niets geschreven.
person-own = Zo zien anderen je. Wie jou in een bericht wil noemen, schrijft:
person-mention = Noem deze persoon in een bericht met:

notices-empty = Geen meldingen
notices-empty-more = Hier staat het als iemand je antwoordt of je naam noemt.
notices-read = Alles gelezen
notices-unread = { $n ->
    [one] 1 melding is nieuw.
   *[other] { $n } meldingen zijn nieuw.
}
notice-mention = { $name } noemde jou in een bericht
notice-reply = { $name } gaf antwoord op jouw bericht
notice-own-thread = { $name } schreef in een gesprek dat jij begon
notice-followed = { $name } schreef in een gesprek waar je aan meedoet
notice-new-thread = { $name } begon een nieuw gesprek

about-title = Over Kenniskring
about-lead = Kenniskring brengt mensen uit het bibliotheekwerk bij elkaar. In een kenniskring leer je van elkaar over één thema.
about-what = Wat je hier doet
about-what-1 = In een kenniskring stel je vragen, vertel je wat je hebt geprobeerd en lees je hoe collega’s in andere bibliotheken het doen.
about-what-2 = Elke dag kun je één mail krijgen met wat er nieuw is. Je kiest zelf hoe laat, en je zet de mail uit wanneer je wilt.
about-who = Voor wie
about-who-1 = Voor medewerkers van bibliotheken, van de provinciale ondersteuningsinstellingen en van de KB. Bij elke kenniskring staat wie er leest en wie er schrijft.
about-where = Waar de thema’s vandaan komen
about-where-1 = De bibliotheken spraken samen vier prioriteiten af. De Actieagenda 2017-2018 werkte die uit in vijftien thema’s, met voor elk thema een kenniskring.
about-open = Open software
about-open-1 = Kenniskring is vrije software. Iedereen mag de broncode lezen, gebruiken en verbeteren, onder de licentie EUPL-1.2.

access-title = Toegankelijkheid
access-lead = Iedereen moet Kenniskring kunnen gebruiken: met muis, toetsenbord, schermlezer of telefoon.
access-how = Hoe we eraan werken
access-how-1 = We bouwen volgens WCAG 2.2, niveau AA.
access-how-2 = Elke pagina werkt zonder JavaScript.
access-how-3 = Je kunt alles met het toetsenbord doen. Je ziet steeds waar je bent.
access-how-4 = De tekst kan twee keer zo groot, en past op een klein scherm.
access-how-5 = Kleur is nooit het enige teken. Er is een lichte en een donkere weergave, die je apparaat volgt.
access-how-6 = Wie minder beweging wil zien, krijgt minder beweging.
access-tested = Wat is getest
access-tested-1 = De pagina’s worden automatisch getest met axe. Zo’n test vindt niet alles. Een onderzoek door een onafhankelijke partij is er nog niet geweest.
access-trouble = Loop je ergens tegenaan?
access-trouble-1 = Vertel het de beheerder van deze website. Schrijf erbij op welke pagina het was en wat je wilde doen.

notifications-title = Meldingen
