# Letters.
digest-subject = { $n ->
    [one] 1 nieuw bericht in je kenniskringen
   *[other] { $n } nieuwe berichten in je kenniskringen
}
digest-hello = Dag { $name },
digest-intro = { $n ->
    [one] Er is 1 nieuw bericht in je kenniskringen.
   *[other] Er zijn { $n } nieuwe berichten in je kenniskringen.
}
digest-new-posts = { $n ->
    [one] 1 nieuw bericht
   *[other] { $n } nieuwe berichten
}
digest-more = { $n ->
    [one] En nog 1 bericht
   *[other] En nog { $n } berichten
}
digest-read = Lees verder
digest-home = Alles op Kenniskring bekijken
digest-why = Je krijgt deze mail omdat je lid bent van een of meer kenniskringen.
digest-settings = Kies hoe laat je de mail krijgt
digest-stop = Stop deze mail
password-mail-subject = Kies een wachtwoord voor Kenniskring
mail-hello = Beste { $name },
password-mail-text = Met deze link kies je een wachtwoord voor je account bij Kenniskring.
password-mail-button = Kies een wachtwoord
password-mail-hours = { $n ->
    [one] De link werkt 1 uur, en maar één keer.
   *[other] De link werkt { $n } uur, en maar één keer.
}
password-mail-not-you = Heb je hier niet om gevraagd? Dan hoef je niets te doen.
link-mail-subject = Je inloglink voor Kenniskring
link-mail-text = Met deze link meld je je aan bij Kenniskring. Open hem in de browser waarin je hem hebt gevraagd.
link-mail-button = Meld je aan
link-mail-minutes = { $n ->
    [one] De link werkt 1 minuut, en maar één keer.
   *[other] De link werkt { $n } minuten, en maar één keer.
}
link-mail-not-you = Heb je hier niet om gevraagd? Dan hoef je niets te doen. Geef de link aan niemand.
changed-mail-subject = Je wachtwoord voor Kenniskring is gewijzigd
changed-mail-text = Op { $when } is een wachtwoord gekozen voor je account bij Kenniskring. Was jij dat? Dan hoef je niets te doen.
changed-mail-button = Ik was dit niet: kies een nieuw wachtwoord
changed-mail-not-you = Kies je een nieuw wachtwoord? Dan ben je daarna op alle andere apparaten afgemeld.
invitation-mail-subject = U bent uitgenodigd voor Kenniskring
invitation-mail-by = { $by } nodigt u uit voor Kenniskring.
invitation-mail-text = U bent uitgenodigd voor Kenniskring.
invitation-mail-what = Op Kenniskring delen mensen uit de bibliotheken vragen, ervaringen en ideeën. Er staat een account voor u klaar.
invitation-mail-button = Ga naar Kenniskring
invitation-mail-days = { $n ->
    [one] De link werkt 1 dag, en maar één keer.
   *[other] De link werkt { $n } dagen, en maar één keer.
}
invitation-mail-not-you = Kent u Kenniskring niet of wilt u niet meedoen? Dan hoeft u niets te doen.
email-mail-subject = Bevestig je nieuwe e-mailadres
email-mail-text = Wil je dit e-mailadres gebruiken bij Kenniskring? Bevestig het dan met de knop.
email-mail-button = Gebruik dit adres
email-mail-not-you = Heb je hier niet om gevraagd? Dan hoef je niets te doen.
email-taken-mail-subject = Dit e-mailadres heeft al een account bij Kenniskring
email-taken-mail-text = Iemand wil dit e-mailadres gebruiken voor een ander account bij Kenniskring. Dat kan niet: je hebt met dit adres al een account. Er is niets veranderd.
email-taken-mail-button = Meld je aan
email-old-mail-subject = Je e-mailadres bij Kenniskring wijzigen
email-old-mail-text = Er is gevraagd om je e-mailadres te wijzigen in { $email }. Er verandert pas iets als de link op dat adres is geopend. Was jij dit? Dan hoef je hier niets te doen.
email-old-mail-button = Ik was dit niet: kies een nieuw wachtwoord
email-old-mail-more = Na het kiezen van een nieuw wachtwoord ben je overal afgemeld. Vraag daarna je beheerder om hulp.
removed-mail-subject = Je wachtwoord voor Kenniskring is verwijderd
removed-mail-text = Op { $when } is het wachtwoord van je account bij Kenniskring verwijderd. Je meldt je nu aan met een link in je mail. Was jij dat? Dan hoef je niets te doen.
removed-mail-button = Ik was dit niet: kies een nieuw wachtwoord
device-mail-subject = Nieuwe aanmelding bij Kenniskring
device-mail-text = Op { $when } is je account bij Kenniskring aangemeld op een apparaat dat je lang niet of nog nooit hebt gebruikt.
device-mail-which = Het apparaat noemt zich: { $device }
device-mail-you = Was jij dit? Dan hoef je niets te doen. Was jij dit niet? Meld dan overal af en kies een nieuw wachtwoord.
device-mail-button = Bekijk de apparaten en meld overal af
device-mail-more = Kies daarna een nieuw wachtwoord met “Wachtwoord vergeten?” op de aanmeldpagina.

# Iemand stopt als coördinator, voor wie doorgaat.
leaves-mail-subject = Een coördinator stopt
leaves-mail-later = { $who } is vanaf { $day } geen coördinator meer van { $community }. Het werk eindigt dan.
leaves-mail-now = { $who } is geen coördinator meer van { $community }. Het werk is geëindigd.
leaves-mail-others = Spreek samen af wie wat overneemt.
leaves-mail-alone = Deze kenniskring heeft geen andere coördinator. Zoek op tijd een opvolger.
leaves-mail-button = Naar de kenniskring
passkey-added-mail-subject = Er is een passkey toegevoegd aan je account bij Kenniskring
passkey-added-mail-text = Op { $when } is een passkey toegevoegd aan je account bij Kenniskring. Daarmee kan iemand zich aanmelden zonder je wachtwoord. Was jij dat? Dan hoef je niets te doen.
passkey-removed-mail-subject = Er is een passkey verwijderd van je account bij Kenniskring
passkey-removed-mail-text = Op { $when } is een passkey verwijderd van je account bij Kenniskring. Was jij dat? Dan hoef je niets te doen.

second-on-mail-subject = De tweede stap staat aan bij Kenniskring
second-on-mail-text = Op { $when } is de tweede stap aangezet voor je account bij Kenniskring. Was jij dat? Dan hoef je niets te doen.
second-off-mail-subject = De tweede stap staat uit bij Kenniskring
second-off-mail-text = Op { $when } is de tweede stap uitgezet voor je account bij Kenniskring. Was jij dat? Dan hoef je niets te doen.
recovery-mail-subject = Er is een herstelcode gebruikt bij Kenniskring
recovery-mail-text = Op { $when } is een herstelcode van je account bij Kenniskring gebruikt. Was jij dat? Kijk dan hoeveel codes je nog hebt.
second-mail-button = Bekijk de tweede stap
asked-mail-subject = Kies een nieuw wachtwoord voor Kenniskring
asked-mail-text = Een beheerder heeft op { $when } je wachtwoord weggehaald en je overal afgemeld. Dat gebeurt bijvoorbeeld als iemand anders het kan kennen. Kies een nieuw wachtwoord.
asked-mail-link = Je kunt je ook aanmelden zonder wachtwoord, met een link in je mail.
administrator-mail-subject = Je rol op Kenniskring is veranderd
administrator-mail-made = Je bent nu beheerder van Kenniskring. In het menu staat Beheer.
administrator-mail-ended = Je bent geen beheerder van Kenniskring meer. Je account blijft.
guest-mail-subject = Je account bij Kenniskring is veranderd
guest-mail-until = Je bent gast op Kenniskring. Je account werkt tot { $day }.
guest-mail-ended = Je bent geen gast meer op Kenniskring. Je account werkt nu zonder einddatum.
guest-mail-more = Klopt dit niet? Vraag het de beheerder van Kenniskring in jouw organisatie.
merged-mail-subject = Je twee accounts bij Kenniskring zijn samengevoegd
merged-mail-text = Een beheerder heeft het account met het adres { $email } samengevoegd met je andere account. Wat je schreef en waar je lid van bent, staat nu bij elkaar.
merged-mail-more = Je meldt je aan met het andere adres, zoals je daar gewend bent.
merged-mail-not-you = Klopt dit niet? Vraag het de beheerder van Kenniskring in jouw organisatie.
way-mail-button = Bekijk hoe je je aanmeldt
way-mail-not-you = Was jij dit niet? Verwijder de manieren die je niet kent, kies een nieuw wachtwoord en meld je overal af.
connection-added-mail-subject = Er is een account gekoppeld aan je account bij Kenniskring
connection-added-mail-text = Op { $when } is een account van je werk gekoppeld aan je account bij Kenniskring. Daarmee kan iemand zich aanmelden zonder je wachtwoord. Was jij dat? Dan hoef je niets te doen.
connection-removed-mail-subject = Er is een account ontkoppeld van je account bij Kenniskring
connection-removed-mail-text = Op { $when } is een account van je werk ontkoppeld van je account bij Kenniskring. Was jij dat? Dan hoef je niets te doen.
token-mail-subject = Er is een sleutel gemaakt voor je account bij Kenniskring
token-mail-text = Op { $when } is een sleutel gemaakt waarmee een programma Kenniskring kan gebruiken namens jou. Was jij dat? Dan hoef je niets te doen.
token-mail-button = Bekijk je sleutels
token-mail-not-you = Was jij dit niet? Verwijder de sleutel, kies een nieuw wachtwoord en meld je overal af.
