# What is kept, taking it along, being erased.
footer-privacy = Privacy
person-former = Former member
person-former-of = Formerly of { $organisation }
erased-thread-title = (title erased)

statement-before = What we keep of you is in the
statement-title = Privacy statement
statement-lead = This page says what Kenniskring keeps of you, why, and for how long.
statement-what = What do we keep?
statement-what-1 = Your account: your name, e-mail address, name in addresses, language and where you work.
statement-what-2 = What you tell on your profile. You choose who sees it.
statement-what-3 = What you write: posts, titles of threads and reasons to join.
statement-what-4 = What you do: where you are a member, what you read and what you follow. So you see what is new.
statement-what-5 = For security: where you are signed in, and a record of signing in and administration with the network address.
statement-why = Why?
statement-why-1 = Kenniskring is there to work together on public libraries. That is a task in the public interest. It does not work without these data.
statement-why-2 = We sell nothing, we do not follow you on other websites, and there are no advertisements.
statement-how-long = For how long?
statement-how-long-1 = We keep your account and what you write as long as the account is there. The rest is kept for a shorter time:
statement-rights = What can you do yourself?
statement-rights-1 = You can download, correct and erase everything about you. You do that at:
statement-rights-2 = Do you disagree with something? You can complain to the Dutch data protection authority (Autoriteit Persoonsgegevens).
statement-whom = Whom can you ask?
statement-whom-1 = Ask the administrator of Kenniskring in your organisation, or the data protection officer there.
statement-version = Version { $version }

period-caption = For how long things are kept
period-what = What
period-why = Why
period-how-long = For how long
period-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
period-record = Record of signing in and administration
period-record-why = To find abuse. The rules for government ask for it.
period-device = Browsers you signed in on
period-device-why = To warn you when somebody signs in elsewhere.
period-letter = That we sent you a letter
period-letter-why = To see whether mail arrives. We do not keep the text.
period-notice = Notices
period-notice-why = To read again what there was for you.
period-event = What happened
period-event-why = For the digest, and for who was away for a while.
period-request = Requests to join
period-request-why = Until somebody answers.
period-employment = Where you worked before
period-employment-why = To understand from which place something was written.
period-closed = Accounts that were closed
period-closed-why = So that you can come back. After that we erase the account.
period-receipt = Receipt of an erasure
period-receipt-why = For who had an account erased. It names nobody.

privacy-title = My data
privacy-lead = What we keep of you and why is in the
privacy-download = Take everything along
privacy-download-more = You get a zip file with everything we know of you: your account, your posts, what you follow and more. Open index.html in it.
privacy-download-do = Download my data
privacy-consents = What you were shown and what you chose
privacy-consents-none = There is nothing yet.
privacy-consent-statement = You were shown the privacy statement, version { $version }.
privacy-consent-digest-on = You switched the digest on.
privacy-consent-digest-off = You switched the digest off.
privacy-erase-more = You can have your account erased. You choose what becomes of your posts. After that you have a day to change your mind.
privacy-erase-do = Erase my account…

erase-title = Erase account
erase-lead = We erase your account after 24 hours. Until then you can change your mind.
erase-goes = This always goes: your name, e-mail address, profile, work, memberships, settings, notices and what you read.
erase-names = Do others name you in their posts? There it will say “oud-lid” (former member).
erase-stays = This stays: the record of signing in and administration. It holds no name. The law asks us to keep it.
erase-alone = You are the only coordinator of these communities. We ask the administrators to look for somebody afterwards. It is better if you ask somebody first.
erase-posts = What becomes of your posts?
erase-titles = What becomes of the titles of threads you began?
erase-anonymise = Leave them without my name: it says “Former member”
erase-organisation = Leave them with my organisation: it says “Formerly of { $organisation }”, unless you want no name at all elsewhere
erase-posts-erase = Erase the text. Also where others quote it word for word.
erase-titles-erase = Erase the title. The thread stays.
erase-handle = Type your name in addresses to confirm: { $handle }
erase-handle-hint = So we know for sure that you mean it.
erase-do = Erase my account after 24 hours
erase-back = Back
erase-planned = Your account will be erased on { $when }.
erase-under-way = Your account is being erased at this moment.
erase-stop = Do not erase

erase-mail-subject = Your account on Kenniskring will be erased
erase-mail-text = You asked us to erase your account. We do that on { $when }. Your name, your address and your profile will be gone then. With your posts we do what you chose.
erase-mail-stop = Would you rather stay? Sign in and choose Do not erase at My data. You can until that moment.
erase-mail-receipt = Keep this link. Afterwards it says what we erased: { $url }
erase-mail-button = To My data
erase-mail-not-you = Did you not ask for this? Sign in, choose Do not erase and change your password.
alone-mail-subject = A community looks for a coordinator
alone-mail-text = The community { $community } has no coordinator any more: whoever it was had the account erased.
alone-mail-more = Look for somebody to take over.
alone-mail-button = To the community

erased-title = Erased account
erased-waits = This account will be erased on { $when }. After that this page says what we did. You can still change your mind: sign in and go to My data.
erased-done = This account was erased on { $when }.
erased-what = What
erased-many = How many
erased-accounts = Account: name, addresses and password erased
erased-profile = Profile erased
erased-employments = Work erased
erased-sessions = Sessions ended
erased-tokens = Tokens erased
erased-devices = Known browsers erased
erased-links = Links in letters erased
erased-second-factor = Data of the second step erased
erased-consents = Choices erased
erased-memberships = Memberships ended
erased-requests = Requests erased
erased-posts-erased = Posts erased
erased-posts-kept = Posts that stay, without a name
erased-titles = Titles erased
erased-mentions = Texts of others that named or quoted you
erased-titles-of-others = Titles that named you
erased-reading = Threads of which we knew what you read
erased-following = Threads you followed
erased-notices = Notices erased
erased-digests = Digest stopped
erased-letters = Letters erased from the queue and the list
erased-mail-files = Kept files of letters erased
erased-stays = What stays
erased-stays-record = { $n ->
    [one] The record of signing in and administration holds numbers and network addresses, no names. We keep it for 1 day. The law asks for it (GDPR article 17(3)(b) and (e)).
   *[other] The record of signing in and administration holds numbers and network addresses, no names. We keep it for { $n } days. The law asks for it (GDPR article 17(3)(b) and (e)).
}
erased-stays-backups = Backups hold it until they are overwritten. Letters you received are with you.
erased-keep = { $n ->
    [one] This page can be read for 1 day by who has the address.
   *[other] This page can be read for { $n } days by who has the address.
}

retention-title = Retention
retention-lead = For how long data are kept here, and what was tidied away. The periods stand in the settings of the server.
retention-periods = Periods
retention-runs = Tidied away
retention-none = Nothing has been tidied away yet.
retention-nothing = Nothing was old enough.
kept-sign-ins = expired sessions and links
kept-link-requests = requests for a letter that were left
kept-devices = browsers
kept-employments = former work
kept-receipts = receipts
kept-closed-accounts = closed accounts to be erased
kept-join-requests = requests to join
kept-answers = answers to programs
kept-events = events
kept-notices = notices
kept-letters = letters
kept-acts = lines of the record

export-title = My data on Kenniskring
export-lead = This is everything Kenniskring knows of { $name }, on { $when }.
export-how = Each file is a list in JSON. That is text: you can open it in any text editor and read it into other programs.
export-caption = What is in it?
export-file = File
export-what = What
export-rows = Number
export-not = Not in this file: passwords and keys (we do not know them ourselves), the text of letters you have already, and data of others.
export-account = Your account
export-profile = What you tell on your profile
export-employments = Where you work and worked
export-sessions = Where you are signed in
export-tokens = Tokens for programs, without the token
export-devices = Browsers you signed in on: when last
export-consents = What you were shown and what you chose
export-posts = Your posts
export-threads-opened = Threads you began
export-reading = What you have read
export-following = What you follow
export-notices = Your notices
export-letters = Letters we sent you
export-threads = The threads that the other files refer to
export-memberships = Where you are a member
export-join-requests = What you want to join, why, and what the answer was
export-guest-of = Where you are a guest
export-communities = The communities that the other files refer to
export-digest = Your choice for the digest
export-record = Lines of the record about you
