# Asking to join a community, answering it, and who looks after a community.
request-hint = De coördinatoren lezen dit. Hoogstens 500 tekens.
request-question = Waarom wil je lid worden?
request-since = Je wacht sinds
request-withdraw = Verzoek intrekken
request-refused = Je verzoek is niet toegewezen.
request-said = Toelichting: { $text }
request-next = Wat je nu kunt doen: { $text }
request-own = Mijn verzoeken
request-join-title = Vraag of je lid mag worden
request-title = Verzoeken om lid te worden
request-none = Er wacht niemand op antwoord.
request-count = { $n ->
    [one] Er wacht 1 verzoek.
   *[other] Er wachten { $n } verzoeken.
}
request-first = Hier staan de { $n } die het langst wachten.
request-accept-all = { $n ->
    [one] Neem dit verzoek aan
   *[other] Neem alle { $n } verzoeken aan
}
request-elsewhere = Werkgever onbekend
request-colleagues = { $n ->
    [one] 1 collega is al lid.
   *[other] { $n } collega’s zijn al lid.
}
request-group = Alle { $n } van deze groep
request-accept-group = Neem alle { $n } van deze groep aan
request-answer = Antwoord aan wie je hebt aangekruist
request-saved = Bewaarde tekst
request-saved-none = Geen
request-state-accepted = aangenomen
request-state-refused = geweigerd
request-field-answer = Toelichting
request-field-answer-hint = Nodig als je weigert. Wie het vroeg, leest dit.
request-field-next-step = Wat kan iemand nu doen?
request-keep = Bewaar deze tekst voor een volgende keer
request-field-title = Naam van de bewaarde tekst
request-accept = Neem de aangekruiste aan
request-refuse = Weiger de aangekruiste
request-tick = Kruis eerst aan wie antwoord krijgt.
request-fresh = Net beantwoord
request-fresh-more = Dit kun je tot tien minuten na het antwoord terugdraaien. De mail gaat daarna pas weg.
request-undo = Draai terug
request-undo-all = Draai alle { $n } terug
request-older = Eerder beantwoord
request-saved-all = Bewaarde teksten
request-saved-delete = Verwijder
request-was-accepted = Aangenomen door { $who }.
request-was-refused = Geweigerd door { $who }.
request-already-accepted = { $person } is al aangenomen door { $who }.
request-already-refused = { $person } is al geweigerd door { $who }.
request-is-guest = { $person } is gast en is niet voor deze kenniskring uitgenodigd. Vraag een beheerder om hulp.
request-is-gone = Iemand heeft zijn verzoek zelf ingetrokken.
request-mail-subject = Iemand wil lid worden
request-mail-text = { $who } wil lid worden van { $community }.
request-mail-button = Bekijk het verzoek
request-mail-more = Komen er verzoeken bij terwijl dit nog wacht, dan krijg je daar geen mail over.
request-yes-mail-subject = Je bent lid
request-yes-mail-text = Je verzoek is aangenomen. Je bent nu lid van { $community }. Welkom!
request-no-mail-subject = Je verzoek is niet toegewezen
request-no-mail-text = Je vroeg of je lid mag worden van { $community }. De coördinatoren hebben dat niet toegewezen.
coordinator-mail-subject = Je bent coördinator
coordinator-mail-text = Je bent nu coördinator van { $community }.
coordinator-mail-requests = { $n ->
    [one] Er wacht 1 verzoek om lid te worden.
   *[other] Er wachten { $n } verzoeken om lid te worden.
}
coordinator-mail-button = Naar het werk van de coördinator
stand-in-mail-subject = Invallen als coördinator
stand-in-mail-you = Je neemt van { $from } tot en met { $until } het werk van { $who } over als coördinator van { $community }.
stand-in-mail-for-you = { $who } neemt van { $from } tot en met { $until } je werk over als coördinator van { $community }.
stand-in-title = Coördinatoren en invallers
stand-in-fragile = Deze kenniskring heeft minder dan twee coördinatoren. Als die er niet is, staat alles stil. Maak er een lid bij coördinator.
stand-in-coordinators = Coördinatoren
stand-in-named = { $who } valt in van { $from } tot en met { $until }.
stand-in-end = Stop het invallen
stand-in-step-down = Stop als coördinator
stand-in-make-member = Maak weer gewoon lid
stand-in-choose = Iemand erbij of in je plaats
stand-in-seek = Zoek een lid op naam
stand-in-nobody = Er is geen lid met deze naam dat nog geen coördinator is.
stand-in-who = Wie?
stand-in-pick = Kies eerst een lid.
stand-in-what = Wat gaat dit lid doen?
stand-in-act-make = Ook coördinator worden
stand-in-act-hand-over = Mijn taak overnemen
stand-in-act-hand-over-more = Dan ben jij weer gewoon lid.
stand-in-act-stand-in = Tijdelijk invallen
stand-in-act-stand-in-more = Vul hieronder in voor wie en wanneer.
stand-in-when = Bij invallen
stand-in-for = Voor wie?
stand-in-from = Eerste dag
stand-in-until = Laatste dag
stand-in-until-hint = Hoogstens zes maanden na de eerste dag.
stand-in-do = Doe dit
flash-requests-answered = Beantwoord. Je kunt het nog tien minuten terugdraaien.
flash-requests-undone = Teruggedraaid. De verzoeken wachten weer op antwoord.
flash-requests-not-undone = Er was niets meer terug te draaien.
flash-withdrawn = Je verzoek is ingetrokken.
flash-saved-deleted = De tekst is verwijderd.
flash-role-changed = De rol is gewijzigd.
flash-handed-over = Je taak is overgedragen. Je bent nu gewoon lid.
flash-stand-in-named = De invaller is aangewezen en krijgt een mail.
flash-stand-in-ended = Het invallen is gestopt.
invalid-stand-in-days = Kies een laatste dag die nog komt, hoogstens zes maanden na de eerste.
kept-stand-ins = keren invallen
export-stand-ins = Waar je invalt, of iemand voor jou
