# What is kept, taking it along, being erased.
footer-privacy = Privacy
person-former = Oud-lid
person-former-of = Oud-medewerker van { $organisation }
erased-thread-title = (titel gewist)

statement-before = Wat we van je bewaren, lees je in de
statement-title = Privacyverklaring
statement-lead = Hier lees je wat Kenniskring van je bewaart, waarom, en hoelang.
statement-what = Wat bewaren we?
statement-what-1 = Je account: je naam, je e-mailadres, je naam na de @, je taal en waar je werkt.
statement-what-2 = Wat je zelf vertelt op je profiel. Je kiest zelf wie dat ziet.
statement-what-3 = Wat je schrijft: berichten, titels van gesprekken en redenen om lid te worden.
statement-what-4 = Wat je doet: waar je lid bent, wat je hebt gelezen en wat je volgt. Zo zie je wat nieuw is.
statement-what-5 = Voor de veiligheid: waar je bent aangemeld, en een logboek van aanmelden en beheer met het netwerkadres.
statement-why = Waarom?
statement-why-1 = Kenniskring is er om samen te werken aan openbare bibliotheken. Dat is een taak van algemeen belang. Zonder deze gegevens werkt het niet.
statement-why-2 = We verkopen niets, we volgen je niet op andere websites en er zijn geen advertenties.
statement-how-long = Hoelang?
statement-how-long-1 = Je account en wat je schrijft, bewaren we zolang je account er is. De rest bewaren we korter:
statement-rights = Wat kun je zelf doen?
statement-rights-1 = Je kunt alles over jezelf downloaden, verbeteren en laten wissen. Dat doe je bij:
statement-rights-2 = Ben je het ergens niet mee eens? Dan kun je een klacht indienen bij de Autoriteit Persoonsgegevens.
statement-whom = Bij wie kun je terecht?
statement-whom-1 = Vraag het de beheerder van Kenniskring in jouw organisatie, of de functionaris gegevensbescherming daar.
statement-version = Versie { $version }

period-caption = Hoelang we iets bewaren
period-what = Wat
period-why = Waarom
period-how-long = Hoelang
period-days = { $n ->
    [one] 1 dag
   *[other] { $n } dagen
}
period-record = Logboek van aanmelden en beheer
period-record-why = Om misbruik te vinden. Dat vragen de regels voor de overheid.
period-device = Browsers waarin je je aanmeldde
period-device-why = Om je te waarschuwen als iemand zich ergens anders aanmeldt.
period-letter = Dat we je een mail stuurden
period-letter-why = Om te zien of mail aankomt. De tekst bewaren we niet.
period-notice = Meldingen
period-notice-why = Om terug te lezen wat er voor jou was.
period-event = Wat er gebeurde
period-event-why = Voor de samenvattingsmail, en voor wie even weg was.
period-request = Verzoeken om lid te worden
period-request-why = Tot iemand antwoordt.
period-employment = Waar je vroeger werkte
period-employment-why = Om te begrijpen vanuit welke plek iets is geschreven.
period-closed = Accounts die zijn gesloten
period-closed-why = Zodat je terug kunt komen. Daarna wissen we het account.
period-receipt = Bewijs dat iets is gewist
period-receipt-why = Voor wie zijn account liet wissen. Er staat geen naam in.

privacy-title = Mijn gegevens
privacy-lead = Wat we van je bewaren en waarom, staat in de
privacy-download = Neem alles mee
privacy-download-more = Je krijgt een zipbestand met alles wat we van je weten: je account, je berichten, wat je volgt en meer. Open daarin index.html.
privacy-download-do = Gegevens downloaden
privacy-consents = Wat je hebt gezien en gekozen
privacy-consents-none = Er staat nog niets.
privacy-consent-statement = De privacyverklaring is je getoond, versie { $version }.
privacy-consent-digest-on = Je zette de samenvattingsmail aan.
privacy-consent-digest-off = Je zette de samenvattingsmail uit.
privacy-erase-more = Je kunt je account laten wissen. Je kiest wat er met je berichten gebeurt. Je hebt daarna een dag om je te bedenken.
privacy-erase-do = Wis mijn account…

erase-title = Account wissen
erase-lead = Na 24 uur wissen we je account. Tot die tijd kun je je bedenken.
erase-goes = Dit verdwijnt altijd: je naam, e-mailadres, profiel, werk, lidmaatschappen, instellingen, meldingen en wat je hebt gelezen.
erase-names = Noemen anderen je in hun berichten? Dan staat daar straks “oud-lid”.
erase-stays = Dit blijft: het logboek van aanmelden en beheer. Daar staat geen naam in. De wet vraagt dat we dat bewaren.
erase-alone = Je bent de enige coördinator van deze kenniskringen. We vragen de beheerders om daarna iemand te zoeken. Beter is het als je zelf eerst iemand vraagt.
erase-posts = Wat gebeurt er met je berichten?
erase-titles = Wat gebeurt er met de titels van gesprekken die je begon?
erase-anonymise = Laat staan zonder mijn naam: er staat “Oud-lid”
erase-organisation = Laat staan bij mijn organisatie: er staat “Oud-medewerker van { $organisation }”. Dat kan alleen als je hieronder nergens “Oud-lid” kiest
erase-posts-erase = Wis de tekst. Ook waar anderen die letterlijk citeren.
erase-titles-erase = Wis de titel. Het gesprek blijft.
erase-handle = Typ ter bevestiging je naam na de @: { $handle }
erase-handle-hint = Zo weten we zeker dat je dit bedoelt.
erase-do = Wis mijn account na 24 uur
erase-back = Terug
erase-planned = Je account wordt gewist op { $when }.
erase-under-way = Je account wordt op dit moment gewist.
erase-stop = Niet wissen

erase-mail-subject = Je account bij Kenniskring wordt gewist
erase-mail-text = Je vroeg ons om je account te wissen. Dat doen we op { $when }. Je naam, je adres en je profiel verdwijnen dan. Met je berichten doen we wat je koos.
erase-mail-stop = Wil je dat toch niet? Meld je aan en kies bij Mijn gegevens voor Niet wissen. Dat kan tot dat moment.
erase-mail-receipt = Bewaar deze link. Daar staat na afloop wat we hebben gewist: { $url }
erase-mail-button = Naar Mijn gegevens
erase-mail-not-you = Heb je hier niet om gevraagd? Meld je aan, kies Niet wissen en verander je wachtwoord.
alone-mail-subject = Een kenniskring zoekt een coördinator
alone-mail-text = De kenniskring { $community } heeft geen coördinator meer: wie het was, heeft het account laten wissen.
alone-mail-more = Zoek iemand die het overneemt.
alone-mail-button = Naar de kenniskring

erased-title = Gewist account
erased-waits = Dit account wordt gewist op { $when }. Daarna staat hier wat we hebben gedaan. Je kunt je nog bedenken: meld je aan en ga naar Mijn gegevens.
erased-done = Dit account is gewist op { $when }.
erased-what = Wat
erased-many = Hoeveel
erased-accounts = Account: naam, adressen en wachtwoord gewist
erased-profile = Profiel gewist
erased-employments = Werk gewist
erased-sessions = Sessies beëindigd
erased-tokens = Sleutels voor programma’s gewist
erased-devices = Bekende browsers gewist
erased-links = Links in mails gewist
erased-second-factor = Gegevens van de tweede stap gewist
erased-consents = Keuzes gewist
erased-memberships = Lidmaatschappen beëindigd
erased-requests = Verzoeken gewist
erased-posts-erased = Berichten gewist
erased-posts-kept = Berichten die blijven, zonder naam
erased-titles = Titels gewist
erased-mentions = Teksten van anderen waarin je werd genoemd of geciteerd
erased-titles-of-others = Titels waarin je werd genoemd
erased-reading = Gesprekken waarvan we wisten wat je las
erased-following = Gesprekken die je volgde
erased-notices = Meldingen gewist
erased-digests = Samenvattingsmail gestopt
erased-letters = Mails uit de wachtrij en de lijst gewist
erased-mail-files = Bewaarde mailbestanden gewist
erased-stays = Wat blijft
erased-stays-record = { $n ->
    [one] In het logboek van aanmelden en beheer staan nummers en netwerkadressen, geen namen. Dat logboek bewaren we 1 dag. De wet vraagt dat (AVG artikel 17, lid 3, onder b en e).
   *[other] In het logboek van aanmelden en beheer staan nummers en netwerkadressen, geen namen. Dat logboek bewaren we { $n } dagen. De wet vraagt dat (AVG artikel 17, lid 3, onder b en e).
}
erased-stays-backups = In reservekopieën staat het nog tot die worden overschreven. Mails die je hebt gekregen, heb je zelf.
erased-keep = { $n ->
    [one] Deze pagina is hier 1 dag te lezen, voor wie het adres heeft.
   *[other] Deze pagina is hier { $n } dagen te lezen, voor wie het adres heeft.
}

retention-title = Bewaartermijnen
retention-lead = Hoelang gegevens hier worden bewaard, en wat er is opgeruimd. De termijnen staan in de instellingen van de server.
retention-periods = Termijnen
retention-runs = Opgeruimd
retention-none = Er is nog niet opgeruimd.
retention-nothing = Er was niets oud genoeg.
kept-sign-ins = verlopen sessies en links
kept-link-requests = blijven liggen: verzoeken om een mail
kept-devices = browsers
kept-employments = vroeger werk
kept-receipts = bewijzen
kept-closed-accounts = gesloten accounts om te wissen
kept-join-requests = verzoeken om lid te worden
kept-answers = antwoorden aan programma’s
kept-events = gebeurtenissen
kept-notices = meldingen
kept-letters = mails
kept-acts = regels van het logboek

export-title = Mijn gegevens bij Kenniskring
export-lead = Dit is alles wat Kenniskring weet van { $name }, op { $when }.
export-how = Elk bestand is een lijst in JSON. Dat is tekst: je kunt het openen in elke tekstverwerker en inlezen in andere programma’s.
export-caption = Wat zit erin?
export-file = Bestand
export-what = Wat
export-rows = Aantal
export-not = Niet in dit bestand: wachtwoorden en sleutels (die kennen we zelf niet), de tekst van mails die je al hebt, en gegevens van anderen.
export-account = Je account
export-profile = Wat je vertelt op je profiel
export-employments = Waar je werkt en werkte
export-sessions = Waar je bent aangemeld
export-tokens = Sleutels voor programma’s, zonder de sleutel zelf
export-devices = Browsers waarin je je aanmeldde: wanneer het laatst
export-consents = Wat je is getoond en wat je koos
export-posts = Je berichten
export-threads-opened = Gesprekken die je begon
export-reading = Wat je hebt gelezen
export-following = Wat je volgt
export-notices = Je meldingen
export-letters = Mails die we je stuurden
export-threads = De gesprekken waar de andere bestanden naar verwijzen
export-memberships = Waar je lid bent
export-join-requests = Waar je lid wilt worden, waarom, en wat het antwoord was
export-guest-of = Waar je gast bent
export-communities = De kenniskringen waar de andere bestanden naar verwijzen
export-digest = Je keuze voor de samenvattingsmail
export-record = Regels van het logboek over jou
