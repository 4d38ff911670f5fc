# What can go wrong: `problem-CODE-detail` by code, `invalid-CODE` by field. And what was just done: `flash-CODE`.

problem-415 = Deze vorm kennen we niet
problem-415-advice = Stuur een formulier of JSON, met het juiste Content-Type.

problem-already-set-up-detail = Er is al een beheerder. Vraag die om een account.
problem-body-too-large-detail = Je verstuurde meer dan 1 MB. Maak het korter en probeer het opnieuw.
problem-cross-site-detail = Deze opdracht kwam van een andere website. Open de pagina hier en doe het opnieuw.
problem-domain-taken-detail = Een van deze domeinen hoort al bij een andere organisatie.
problem-edited-meanwhile-detail = Dit bericht is intussen gewijzigd. Jouw tekst staat nog in het formulier: kijk wat er nu staat en bewaar opnieuw.
problem-email-taken-detail = Er is al een account met dit e-mailadres.
problem-forbidden-detail = Je hebt hier niet genoeg rechten voor. Vraag het je beheerder als dat wel zou moeten.
problem-guest-detail = Je bent gast. Je kunt alleen meedoen in de kenniskringen waarvoor je bent uitgenodigd.
problem-handle-taken-detail = Deze naam in het adres is al bezet. Kies een andere.
problem-id-taken-detail = Dit formulier is al gebruikt. Verstuur het opnieuw.
problem-idempotency-mismatch-detail = Deze Idempotency-Key is al gebruikt voor een andere aanvraag. Gebruik een nieuwe.
problem-internal-detail = Dit ligt niet aan jou. Wacht even en probeer het opnieuw.
problem-invalid-detail = Kijk de velden na. Wat je typte, staat er nog.
problem-last-administrator-detail = Je bent de enige beheerder. Vraag eerst iemand anders om beheerder te worden.
problem-last-coordinator-detail = Je bent de laatste coördinator. Vraag eerst iemand anders om coördinator te worden.
problem-link-spent-detail = Deze link is al gebruikt of verlopen. Vraag een nieuwe.
problem-malformed-detail = We konden niet lezen wat je verstuurde. Ga terug en probeer het opnieuw.
problem-method-not-allowed-detail = Dit adres kent deze opdracht niet. Ga terug en gebruik de knop op de pagina.
problem-name-taken-detail = Er is al een organisatie met deze naam.
problem-not-author-detail = Alleen wie het schreef, kan dit wijzigen.
problem-not-coordinator-detail = Alleen coördinatoren kunnen dit.
problem-not-found-detail = Misschien is het verplaatst of weggehaald, of mag je het niet zien. Of er zit een tikfout in het adres.
problem-not-member-detail = Alleen leden schrijven hier. Word lid van deze kenniskring, dan kan het wel.
problem-sign-in-again-detail = Meld je af en weer aan. Doe dit daarna binnen 10 minuten nog eens.
problem-sign-in-needed-detail = Meld je eerst aan.
problem-thread-closed-detail = Dit gesprek is gesloten. Begin een nieuw gesprek.
problem-too-many-detail = { $n ->
    [one] Je probeerde het te vaak. Wacht 1 seconde en probeer het opnieuw.
   *[other] Je probeerde het te vaak. Wacht { $n } seconden en probeer het opnieuw.
}
problem-unavailable-detail = We kunnen er even niet bij. Probeer het over een paar tellen opnieuw.
problem-unsupported-media-type-detail = Stuur application/json.
problem-wrong-token-detail = Deze sleutel klopt niet of is ingetrokken. Maak een nieuwe bij Instellingen.

invalid-required = Vul dit in.
invalid-too-long = Maak dit korter: hoogstens { $n } tekens.
invalid-too-short = Maak dit langer: minstens { $n } tekens.
invalid-too-large = Dit is te groot: hoogstens { $n } bytes.
invalid-too-many = Dit zijn er te veel: hoogstens { $n }.
invalid-too-many-channels = Je luistert al naar te veel kanalen.
invalid-not-an-address = Dit is geen e-mailadres. Schrijf het als naam@bibliotheek.nl.
invalid-not-a-domain = Schrijf elk domein zoals bibliotheek.nl, zonder @ of https.
invalid-not-a-date = Dit is geen datum. Schrijf hem als jjjj-mm-dd.
invalid-not-a-handle = Gebruik 3 tot 40 kleine letters, cijfers en streepjes.
invalid-not-a-slug = Gebruik kleine letters, cijfers en streepjes.
invalid-not-json = Dit is geen geldige JSON.
invalid-not-ranges = Schrijf dit als [[eerste, laatste], …] met nummers vanaf 1.
invalid-not-text = Hier staan tekens die we niet kunnen lezen. Typ het opnieuw.
invalid-not-yours = Dit is niet jouw naam in adressen. Typ hem precies over.
invalid-not-a-cursor = Deze plek in de lijst bestaat niet. Begin vooraan.
invalid-not-a-key = Dit is geen goede sleutel: gebruik 1 tot 255 gewone tekens.
invalid-out-of-range = Dit getal kan hier niet.
invalid-no-such-post = Het bericht waarop je antwoordt, is er niet.
invalid-common = Dit wachtwoord gebruiken veel mensen. Het is dus makkelijk te raden. Kies iets anders, bijvoorbeeld een zin van een paar woorden.
invalid-same-address = Dit is al je e-mailadres. Vul een ander adres in.
invalid-same-as-email = Kies iets anders dan je e-mailadres.
invalid-unknown = Kies een van de mogelijkheden.
invalid-wrong-type = Hier hoort een ander soort waarde.
invalid-wrong-password = Dit is niet je huidige wachtwoord.
invalid-wrong-sign-in = E-mailadres en wachtwoord horen niet bij elkaar. Kijk ze na en probeer het opnieuw.

flash-joined = Je bent nu lid. Welkom!
flash-asked = Je verzoek is verstuurd. De coördinatoren laten het je weten.
flash-left = Je bent geen lid meer.
flash-read = Gemarkeerd als gelezen.
flash-all-read = Alles is gelezen.
flash-saved = Bewaard.
flash-deleted = Je bericht is weggehaald.
flash-signed-out = Je bent afgemeld.
flash-session-ended = Dat apparaat is afgemeld.
flash-password-set = Je wachtwoord is ingesteld.
flash-invited = De uitnodiging is verstuurd.
flash-welcome = Welkom! Je bent aangemeld.
flash-email-asked = Kijk in je mail: op het nieuwe adres krijg je een link.
flash-email-changed = Je e-mailadres is gewijzigd.
flash-password-removed = Je wachtwoord is weg. Je meldt je nu aan met een link in je mail.
flash-token-removed = De sleutel werkt niet meer.
flash-erasure-stopped = Je account blijft.

demo-role-member = Lid
demo-role-coordinator = Coördinator
demo-role-volunteer = Vrijwilliger
demo-role-poi-adviser = Adviseur bij een POI
demo-role-programme-manager = Programmamanager
demo-role-administrator = Beheerder
problem-second-factor-needed-detail = Stel eerst een tweede stap in bij Instellingen. Daarna kun je verder.
problem-second-factor-on-detail = De tweede stap staat al aan.
invalid-wrong-code = Deze code klopt niet. Kijk in je app welke code er nu staat; elke code werkt één keer.
flash-code-gone = Dat duurde te lang of ging te vaak mis. Meld je opnieuw aan.
flash-second-factor-off = De tweede stap staat uit.
