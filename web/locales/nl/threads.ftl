# Conversations and posts.
kind-discussion = Gesprek
kind-discussion-hint = Samen over iets doorpraten.
kind-question = Vraag
kind-question-hint = Je wilt iets weten of zoekt hulp.
kind-experience = Ervaring
kind-experience-hint = Je vertelt wat je hebt geprobeerd en hoe het ging.
kind-announcement = Mededeling
kind-announcement-hint = Je maakt iets bekend. Antwoorden kan, maar hoeft niet.
kind-decision = Besluit
kind-decision-hint = Samen spreken jullie iets af.

thread-new = Nieuw gesprek
thread-closed = gesloten
thread-no-replies = nog geen antwoord
thread-replies = { $n ->
    [one] 1 antwoord
   *[other] { $n } antwoorden
}
thread-started-by = Begonnen door
thread-to-unread = { $n ->
    [one] Naar het nieuwe bericht
   *[other] Naar de { $n } nieuwe berichten
}
thread-mark-read = Markeer als gelezen
thread-field-kind = Wat voor gesprek wordt het?
thread-field-title = Titel
thread-field-title-hint = Zeg in één zin waar het over gaat. Zo herkennen collega’s het.
thread-field-body = Bericht
thread-place = Plaats gesprek

post-opening = Openingsbericht van
post-heading = Antwoord { $number } van
post-edited = aangepast
post-answers = Antwoord op #{ $number } van { $name }
post-reply = Antwoord
post-reply-to = op bericht { $number }
post-edit = Wijzig
post-delete = Verwijder
post-removed-by-author = Dit bericht is verwijderd door de schrijver.
post-removed-by-coordinator = Dit bericht is verwijderd door een coördinator.

reply-title = Schrijf een antwoord
reply-label = Je antwoord
reply-who-reads = Wie deze kenniskring leest, ziet je bericht. Leden krijgen het ook in hun samenvattingsmail.
reply-send = Plaats antwoord
reply-to-all = toch op het hele gesprek
reply-signed-out = Meld je aan om mee te praten.
reply-not-member = Word lid van { $community } om mee te praten. Daarna kun je schrijven.
reply-closed = Dit gesprek is gesloten. Lezen kan nog wel.

writing-help = Hulp bij opmaak
writing-you-type = Je typt
writing-you-get = Je krijgt
writing-bold = vet
writing-slanted = schuin
writing-item = punt in een lijst
writing-quote = citaat
writing-handle = gebruikersnaam
writing-mention = die persoon krijgt een melding
writing-link = linktekst

edit-title = Wijzig je bericht
edit-in = Bericht { $number } in
edit-field = Bericht
edit-save = Bewaar
cancel = Annuleer
delete-title = Bericht verwijderen?
delete-consequence = De tekst verdwijnt. Op deze plek blijft staan dat er een bericht was. Je kunt dit niet terugdraaien.
delete-confirm = Ja, verwijder het bericht
delete-keep = Nee, laat het staan

# The client fills in what stands between braces.
live-new = {"{author}"} plaatste een nieuw bericht
live-new-many = {"{n}"} nieuwe berichten
live-reload = Er is nieuws op deze pagina.
live-reload-do = Laad de pagina opnieuw

# What people wrote: names of tables that scroll, and of boxes in a list of tasks.
prose-table = Tabel
prose-done = gedaan
prose-to-do = nog te doen
