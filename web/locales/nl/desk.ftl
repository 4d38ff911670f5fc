# Het bureau van de coördinator.
announced-mail-subject = { $title } ({ $community })
announced-mail-text = { $by } deelt iets met iedereen in { $community }:
announced-mail-button = Lees verder
announced-mail-why = Je krijgt deze mail omdat je lid bent van deze kenniskring. Coördinatoren kunnen dit hooguit twee keer per week doen.
notice-announced = { $name } deelde iets met iedereen
flash-announced = Het staat er. Iedereen krijgt bericht.
flash-follow-up-set = Het gesprek komt op die dag op je bureau.
flash-follow-up-cleared = Het gesprek is van je bureau af.
act-announced = iets met iedereen gedeeld
desks-title = Coördineren
desks-lead = De kenniskringen waar je voor zorgt.
desks-none = Je bent nog geen coördinator van een kenniskring.
desk-to = Naar het bureau
desk-title = Bureau van { $community }
desk-lead = Wat wacht er, wie is er nieuw en hoe levendig is het?
desk-no-coordinator = Deze kenniskring heeft geen coördinator. Twee is het best.
desk-one-coordinator = Deze kenniskring heeft maar één coördinator. Met twee blijft hij draaien als er iemand ziek is of weggaat.
desk-roles = Coördinatoren
desk-invite = Leden uitnodigen
desk-edit = Kenniskring aanpassen
desk-waiting = { $n ->
    [0] Geen verzoeken
    [one] 1 verzoek wacht
   *[other] { $n } verzoeken wachten
}
desk-oldest = Het oudste is van
desk-all = Alle
desk-since = Lid sinds { $when }
desk-questions = Vragen zonder antwoord
desk-questions-lead = Vragen die langer dan drie werkdagen open staan zonder dat iemand anders schreef. De oudste staan boven.
desk-questions-none = Alle vragen hebben een antwoord, of zijn nog geen drie werkdagen oud.
desk-newcomers = Nieuwe leden zonder antwoord
desk-newcomers-lead = Wie de laatste twee maanden lid werd, iets schreef en daar nog geen antwoord op kreeg.
desk-newcomers-none = Alle nieuwe leden die schreven, kregen antwoord.
desk-follow-ups = Gesprekken om op terug te komen
desk-follow-ups-lead = Gesprekken waarvan jij of een andere coördinator zei: daar kom ik op terug. De langst wachtende staan boven.
desk-follow-ups-none = Er staat niets open. Onder een gesprek kies je een dag om erop terug te komen.
desk-week = Gesprekken in deze tijd
desk-week-lead = De gesprekken waarin geschreven werd.
desk-nothing = Hier staat nu niets.
desk-activity = Twaalf weken
desk-posts = { $n ->
    [one] 1 bericht
   *[other] { $n } berichten
}
desk-written-by = geschreven door
desk-people = { $n ->
    [0] niemand
    [one] 1 persoon
   *[other] { $n } mensen
}
desk-fewer = minder dan { $n } mensen
desk-top-three = de drie die het meest schreven samen { $n }%
desk-bars = Berichten per week, in twaalf weken
desk-as-table = Als tabel
desk-week-from = Week vanaf
desk-posts-short = Berichten
desk-writers = Schrijvers
desk-members = Leden
desk-provinces = Per provincie
desk-map = Kaart van Nederland: leden per provincie. De tabel eronder zegt hetzelfde en opent de lijsten.
desk-province = Provincie
desk-employers = Per organisatie
desk-employer = Organisatie
desk-employers-none = Geen organisatie heeft hier vijf leden of meer.
desk-small = { $n ->
    [one] 1 organisatie met minder dan vijf leden
   *[other] { $n } organisaties met minder dan vijf leden
}
desk-privacy = Aantallen onder de vijf laten we niet zien, zodat ze niets over één persoon zeggen. Blijft er dan één over, dan laten we er nog een weg.
announce-title = Iets met iedereen delen
announce-lead = Alle leden krijgen meteen bericht, ook per mail. Dat kan twee keer per week.
announce-lead-wide = Alle leden van de gekozen kenniskringen krijgen meteen bericht, ook per mail; wie in meer kenniskringen zit, krijgt één mail. Dat kan één keer per week.
announce-again = Er is deze week al genoeg gedeeld. Vanaf { $day } kan het weer.
announce-to = Aan welke kenniskringen?
announce-body = Wat wil je vertellen?
announce-who = Wie mail heeft uitgezet, ziet het alleen op Kenniskring. Antwoorden komen onder het gesprek.
announce-send = Met iedereen delen
announce-admin-lead = Eén bericht aan de kenniskringen die je kiest.
follow-up-title = Hierop terugkomen
follow-up-lead = Alleen coördinatoren zien dit. Op de dag die je kiest, staat het gesprek op het bureau.
follow-up-day = Dag
follow-up-note = Waarvoor? (mag leeg)
follow-up-set = Zet op het bureau
follow-up-clear = Haal van het bureau
