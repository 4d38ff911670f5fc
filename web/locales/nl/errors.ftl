# What went wrong, per code: shown in forms, on the page for errors, and in the API. Says what to do.
problem-415 = Deze vorm kennen we niet
problem-415-advice = Ga terug en probeer het nog eens.
problem-already-set-up-detail = De eerste beheerder is er al. Meld je aan met dat account.
problem-body-too-large-detail = Je verstuurde meer dan we kunnen aannemen. Maak de tekst korter en probeer het nog eens.
problem-cross-site-detail = Deze opdracht kwam van een andere website. Daarom hebben we niets gedaan. Doe het nog eens op Kenniskring zelf.
problem-edited-meanwhile-detail = Dit bericht is intussen aangepast. Open het opnieuw, kijk wat er staat en pas het dan aan.
problem-email-taken-detail = Er is al een account met dit e-mailadres.
problem-forbidden-detail = Dit mag je niet doen. Vraag het de beheerder als je denkt dat het wel zou moeten.
problem-handle-taken-detail = Deze gebruikersnaam is al van iemand anders. Kies een andere.
problem-id-taken-detail = Dit is al eerder verstuurd. Kijk of het er al staat.
problem-idempotency-mismatch-detail = Deze sleutel is al gebruikt voor iets anders. Gebruik voor elke nieuwe opdracht een nieuwe sleutel.
problem-internal-detail = Dit ligt niet aan jou. Wacht even en probeer het nog eens.
problem-invalid-detail = Er klopt iets niet in wat je hebt ingevuld. Kijk het na en probeer het nog eens.
problem-last-coordinator-detail = Jij bent de enige coördinator. Maak eerst iemand anders coördinator.
problem-link-spent-detail = Deze link werkt niet meer: hij is al gebruikt of te oud. Vraag de beheerder om een nieuwe.
problem-malformed-detail = We begrijpen niet wat je verstuurde. Ga terug en probeer het nog eens.
problem-method-not-allowed-detail = Je kunt deze pagina niet op deze manier openen. Ga terug en gebruik de knop op de pagina.
problem-not-author-detail = Alleen wie een bericht schreef, kan het wijzigen of verwijderen.
problem-not-coordinator-detail = Alleen een coördinator van deze kenniskring kan dit doen.
problem-not-found-detail = Misschien is de pagina verplaatst of weggehaald. Of er zit een tikfout in het adres.
problem-not-member-detail = Dit kan alleen als je lid bent van deze kenniskring. Word eerst lid.
problem-sign-in-needed-detail = Meld je eerst aan.
problem-thread-closed-detail = Dit gesprek is gesloten. Je kunt het nog wel lezen.
problem-too-many-detail = { $n ->
    [one] Je deed veel achter elkaar. Wacht 1 seconde en probeer het dan nog eens.
   *[other] Je deed veel achter elkaar. Wacht { $n } seconden en probeer het dan nog eens.
}
problem-unavailable-detail = Kenniskring is even niet bereikbaar. Probeer het over een paar minuten nog eens.
problem-unsupported-media-type-detail = Deze vorm kunnen we niet lezen. Stuur het als formulier of als JSON.
problem-wrong-token-detail = Deze sleutel werkt niet (meer). Maak een nieuwe bij je instellingen.

invalid-required = Vul dit in.
invalid-too-long = { $n ->
    [one] Dit is te lang. Gebruik hoogstens 1 teken.
   *[other] Dit is te lang. Gebruik hoogstens { $n } tekens.
}
invalid-too-short = { $n ->
    [one] Dit is te kort. Gebruik minstens 1 teken.
   *[other] Dit is te kort. Gebruik minstens { $n } tekens.
}
invalid-too-many = { $n ->
    [one] Dit is te veel. Er kan er hoogstens 1 in.
   *[other] Dit is te veel. Er kunnen er hoogstens { $n } in.
}
invalid-too-many-channels = Dit zijn te veel kanalen tegelijk.
invalid-not-an-address = Dit is geen e-mailadres. Een e-mailadres ziet er zo uit: naam@bibliotheek.nl.
invalid-not-a-handle = Gebruik alleen kleine letters, cijfers en streepjes.
invalid-not-a-slug = Gebruik alleen kleine letters, cijfers en streepjes.
invalid-not-ranges = Dit zijn geen nummers van berichten.
invalid-not-a-cursor = Deze plek in de lijst bestaat niet. Begin vooraan.
invalid-not-a-key = Dit is geen goede sleutel.
invalid-no-such-post = Het bericht waarop je antwoordt, is er niet.
invalid-out-of-range = Dit getal kan hier niet.
invalid-same-as-email = Je wachtwoord mag niet je e-mailadres zijn. Kies iets anders.
invalid-unknown = Kies een van de mogelijkheden.
invalid-wrong-password = Dit is niet je wachtwoord van nu. Probeer het nog eens.
invalid-wrong-sign-in = Dit e-mailadres en wachtwoord horen niet bij elkaar. Probeer het nog eens.

# What was just done: one sentence on the next page.
flash-all-read = Alle meldingen zijn gelezen.
flash-asked = Je vraag om lid te worden is verstuurd.
flash-deleted = Het bericht is verwijderd.
flash-joined = Welkom! Je bent nu lid.
flash-left = Je bent geen lid meer.
flash-password-set = Je wachtwoord is bewaard.
flash-read = Gemarkeerd als gelezen.
flash-saved = Bewaard.
flash-session-ended = Afgemeld.
flash-signed-out = Je bent afgemeld. Tot ziens!
flash-token-removed = De sleutel is verwijderd.
