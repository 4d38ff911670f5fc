# Signing in, passwords, settings, stopping the mail.
field-email = E-mailadres
field-password = Wachtwoord
field-name = Naam
sign-in-title = Aanmelden
forgot-link = Wachtwoord vergeten?
forgot-title = Wachtwoord vergeten?
forgot-more = Vul je e-mailadres in. Je krijgt een mail met een link. Daarmee kies je een nieuw wachtwoord.
forgot-send = Stuur mij een link
link-title = Zonder wachtwoord
link-more = Je krijgt een mail met een link. Daarmee meld je je aan.
link-send = Stuur mij een inloglink
link-back = Terug naar aanmelden
link-sent-title = Kijk in je mail
link-sent-more = Is er een account met dit e-mailadres? Dan krijg je binnen een paar minuten een mail met een link. Open de link in deze browser.
link-sent-minutes = { $n ->
    [one] De link werkt 1 minuut, en maar één keer.
   *[other] De link werkt { $n } minuten, en maar één keer.
}
link-sent-nothing = Geen mail gekregen? Kijk of het adres klopt en kijk bij je ongewenste mail. Vraag daarna een nieuwe link.
link-follow-title = Nog één klik
link-follow-more = Klik op de knop. Dan ben je aangemeld op dit apparaat.
link-elsewhere-title = Deze link hoort bij een andere browser
link-elsewhere-more = De link werkt alleen in de browser waarin je hem hebt gevraagd. Ga terug naar die browser en open de link daar. Of vraag hier een nieuwe link.
link-elsewhere-do = Vraag hier een nieuwe link
sign-in-no-account = Nog geen account? Vraag het de beheerder van Kenniskring in jouw organisatie.
sign-in-demo = Rondkijken met een demo-account
sign-in-demo-more = Dit is een proefversie met verzonnen mensen. Kies met wie je rondkijkt.
sign-in-as = Verder als { $role }
sign-out-title = Afmelden
sign-out-more = Je meldt je af op dit apparaat. Gebruik je een gedeelde computer? Meld je dan altijd af.
stay = Blijf aangemeld

password-title = Kies een wachtwoord
password-for = Voor het account { $email }.
password-hint = Minstens 8 tekens. Een zin van een paar woorden is veilig en makkelijk te onthouden.
password-save = Bewaar wachtwoord
nav-invite = Nodig iemand uit
invitation-title = Welkom bij Kenniskring
invitation-lead = Er staat een account voor je klaar, met het e-mailadres { $email }. Klopt je naam?
invitation-password = Wachtwoord (mag leeg blijven)
invitation-password-hint = Minstens 8 tekens. Zonder wachtwoord meld je je aan met een link die we je mailen.
invitation-accept = Ga naar Kenniskring
invite-title = Nodig iemand uit
invite-lead = Je maakt een account. Wie je uitnodigt, krijgt een mail met een link die 7 dagen werkt.
invite-start = Waar begint deze persoon?
invite-start-hint = De mail leidt met één knop naar dit gesprek.
invite-send = Verstuur de uitnodiging
set-up-title = Welkom bij Kenniskring
set-up-lead = Maak het eerste account. Dit is de beheerder van deze website.
set-up-make = Maak account

settings-title = Instellingen
settings-sections = Onderdelen van de instellingen
settings-digest = Samenvattingsmail
settings-digest-more = Eén mail per dag met wat er nieuw is in je kenniskringen. Is er niets nieuws? Dan krijg je geen mail. De mail gaat naar { $email }.
settings-rhythm = Hoe vaak wil je de mail?
settings-daily = Elke dag
settings-off = Nooit
settings-hour = Hoe laat?
settings-language = Taal
settings-language-field = In welke taal wil je Kenniskring en de mails?
settings-save = Bewaar
settings-email = E-mailadres
settings-email-now = Je e-mailadres is nu { $email }.
settings-email-new = Nieuw e-mailadres
settings-email-hint = Je krijgt op dit adres een link. Er verandert niets tot je die opent.
settings-email-send = Stuur de link
confirm-title = Bevestig je nieuwe e-mailadres
confirm-more = Vanaf nu gaat alle mail naar { $email }. Met dit adres meld je je ook aan.
confirm-do = Gebruik dit adres
settings-password = Aanmelden
settings-method-password = Met een wachtwoord: ingesteld.
settings-method-no-password = Met een wachtwoord: niet ingesteld. Je kunt hieronder een wachtwoord kiezen.
settings-method-link = Met een link die we mailen naar { $email }: kan altijd.
settings-password-remove-title = Zonder wachtwoord verder
settings-password-remove-more = Je meldt je dan aan met een link in je mail of met een passkey. Op andere apparaten word je afgemeld.
settings-password-remove = Verwijder mijn wachtwoord
settings-password-current = Wachtwoord van nu
settings-password-new = Nieuw wachtwoord
settings-sessions = Waar je bent aangemeld
settings-sessions-more = Herken je iets niet? Meld het af en kies een nieuw wachtwoord. Sleutels voor programma’s blijven werken; die verwijder je hieronder.
settings-session-current = dit apparaat
settings-session-seen = laatst gebruikt
settings-session-end = Meld af
settings-session-end-what = op { $device }
settings-end-all = Meld overal af
settings-tokens = Toegang voor programma’s
settings-tokens-more = Met een sleutel kan een programma Kenniskring gebruiken namens jou. Geef een sleutel nooit aan iemand anders.
settings-tokens-none = Je hebt geen sleutels.
settings-token-label = Waar is de sleutel voor?
settings-token-label-hint = Bijvoorbeeld: koppeling met ons intranet.
settings-token-make = Maak sleutel
settings-token-new = Je nieuwe sleutel
settings-token-new-more = Kopieer de sleutel nu. Je ziet hem maar één keer.
settings-token-created = gemaakt
settings-token-remove = Verwijder
settings-token-remove-what = sleutel { $label }

unsubscribe-title = Samenvattingsmail stoppen
unsubscribe-ask = We sturen dan geen samenvattingsmail meer naar { $email }. De rest van je account verandert niet.
unsubscribe-do = Stop de mail
unsubscribe-done = De mail is gestopt
unsubscribe-done-more = { $email } krijgt geen samenvattingsmail meer.
unsubscribe-again = Toch weer ontvangen

settings-session-unknown = Onbekend apparaat

field-code = Code
code-title = Nog één stap
code-hint = De zes cijfers uit je app, of een van je herstelcodes.
code-lost = Geen app en geen herstelcodes meer? Vraag een beheerder om hulp.
second-factor-title = Tweede stap bij het aanmelden
second-factor-lead = Met een tweede stap heeft iemand die je wachtwoord kent, nog niets aan je account. Je gebruikt een app op je telefoon die elke halve minuut een nieuwe code toont.
second-factor-owed = Met jouw rol is een tweede stap verplicht. Stel hem nu in; daarna kun je verder.
second-factor-begin = Stel een tweede stap in
second-factor-scan = Scan deze code
second-factor-scan-more = Open een app voor codes, zoals Microsoft Authenticator, Google Authenticator of FreeOTP. Kies daar “account toevoegen” en richt je camera op dit plaatje.
second-factor-picture = QR-code voor je app. Kun je hem niet scannen? Typ dan de sleutel die eronder staat.
second-factor-type = Lukt scannen niet? Typ deze sleutel in de app:
second-factor-first = Code uit de app
second-factor-first-hint = De zes cijfers die de app nu toont.
second-factor-confirm = Zet de tweede stap aan
second-factor-again = Begin opnieuw met een nieuwe sleutel
second-factor-is-on = De tweede stap staat aan.
second-factor-codes = Je herstelcodes
second-factor-codes-more = Ben je je telefoon kwijt, dan kom je hiermee binnen. Elke code werkt één keer. Bewaar ze op een veilige plek; je ziet ze alleen nu.
second-factor-kept = Ik heb ze bewaard
second-factor-on = De tweede stap staat aan sinds
second-factor-codes-left = { $n ->
    [0] Je hebt geen herstelcodes meer. Maak nieuwe.
    [one] Je hebt nog één herstelcode.
   *[other] Je hebt nog { $n } herstelcodes.
}
second-factor-new-codes = Maak nieuwe herstelcodes
second-factor-stop = Zet de tweede stap uit
settings-second-factor = Tweede stap
settings-second-factor-more = Extra beveiliging met een code uit een app op je telefoon.
settings-second-factor-do = Bekijk of verander
device-named = { $browser } op { $system }

methods-title = Manieren om je aan te melden
methods-lead = Zo kom je binnen bij Kenniskring. Je kunt meer manieren naast elkaar gebruiken.
methods-passkeys = { $n ->
    [0] Met een passkey: nog niet ingesteld.
    [one] Met een passkey: 1 ingesteld.
   *[other] Met een passkey: { $n } ingesteld.
}
methods-second-factor-on = De tweede stap staat aan.
methods-second-factor-off = De tweede stap staat uit.
settings-methods-more = Wachtwoord, passkeys en de tweede stap.
passkeys-title = Passkeys
passkeys-more = Met een passkey meld je je aan met je vinger, je gezicht of de pincode van je apparaat. Je hoeft niets te typen of te onthouden, en een nepsite kan hem niet stelen. Een passkey telt ook als tweede stap.
passkey-created = toegevoegd
passkey-used = laatst gebruikt
passkey-unused = nog niet gebruikt
passkey-change = Wijzig
passkey-change-what = passkey { $name }
passkey-add-title = Een passkey toevoegen
passkey-name = Naam van de passkey
passkey-name-hint = Bijvoorbeeld: mijn telefoon, of laptop van het werk.
passkey-add = Voeg een passkey toe
passkey-enter = Aanmelden met een passkey
passkey-failed = Dat lukte niet in deze browser. Probeer het nog eens, of meld je aan op een andere manier.
passkey-needs-script = Een passkey toevoegen kan alleen in een browser die passkeys kent en waarin JavaScript aan staat.
passkey-elsewhere = Passkeys werken niet op dit adres. Ze werken wel op:
passkey-not-here = Passkeys werken niet op het adres van deze website. Daarvoor is een naam met https nodig.
passkey-edit-title = Passkey “{ $name }”
passkey-remove-title = Passkey verwijderen
passkey-remove-more = Met deze passkey kan daarna niemand zich meer aanmelden. Waar je nu bent aangemeld, blijf je aangemeld: kijk daarvoor bij Instellingen. Verwijder hem ook op het apparaat zelf.
passkey-remove = Verwijder deze passkey

sign-in-by = Aanmelden met { $label }
methods-connections = { $n ->
    [0] Met een account van je werk: nog niet gekoppeld.
    [one] Met een account van je werk: 1 gekoppeld.
   *[other] Met een account van je werk: { $n } gekoppeld.
}
connections-title = Account van je werk
connections-more = Koppel je account van je werk. Dan meld je je hier aan zoals op je werk.
connection-add = Koppel { $label }
connection-remove = Ontkoppel
connect-title = Twee accounts koppelen
connect-known = Er is al een account bij Kenniskring met het e-mailadres { $email }.
connect-prove = Is dat van jou? Meld je dan één keer aan zoals je gewend bent. Daarna kun je { $label } koppelen en meld je je voortaan daarmee aan.
connect-another = Maar je bent nu aangemeld met een ander account. Meld je af. Begin daarna opnieuw.
connect-which = Wil je dit account koppelen? { $label }:
connect-then = Wie zich daar kan aanmelden, kan daarna ook in jouw account bij Kenniskring. Koppel alleen een account dat van jou alleen is.
connect-do = Koppel dit account
connect-not = Niet koppelen
