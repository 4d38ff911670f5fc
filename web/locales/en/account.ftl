# Signing in, passwords, settings, stopping the mail.
field-email = E-mail address
field-password = Password
field-name = Name
sign-in-title = Sign in
forgot-link = Forgotten your password?
forgot-title = Forgotten your password?
forgot-more = Fill in your e-mail address. You get a mail with a link. With it you choose a new password.
forgot-send = Send me a link
link-title = Without a password
link-more = You get a mail with a link. With it you sign in.
link-send = Send me a link to sign in
link-back = Back to sign in
link-sent-title = Look in your mail
link-sent-more = Is there an account with this e-mail address? Then you get a mail with a link within a few minutes. Open the link in this browser.
link-sent-minutes = { $n ->
    [one] The link works for 1 minute, and only once.
   *[other] The link works for { $n } minutes, and only once.
}
link-sent-nothing = No mail? See whether the address is right and look in your unwanted mail. Then ask for a new link.
link-follow-title = One more click
link-follow-more = Press the button. Then you are signed in on this device.
link-elsewhere-title = This link belongs to another browser
link-elsewhere-more = The link works only in the browser in which you asked for it. Go back to that browser and open the link there. Or ask for a new link here.
link-elsewhere-do = Ask for a new link here
sign-in-no-account = No account yet? Ask the administrator of Kenniskring in your organisation.
sign-in-demo = Look around with a demo account
sign-in-demo-more = This is a trial version with invented people. Choose with whom you look around.
sign-in-as = Continue as { $role }
sign-out-title = Sign out
sign-out-more = You sign out on this device. Is this a shared computer? Then always sign out.
stay = Stay signed in

password-title = Choose a password
password-for = For the account { $email }.
password-hint = At least 8 characters. A sentence of a few words is safe and easy to remember.
password-save = Save password
nav-invite = Invite somebody
invitation-title = Welcome to Kenniskring
invitation-lead = An account is ready for you, with the e-mail address { $email }. Is your name right?
invitation-password = Password (may stay empty)
invitation-password-hint = At least 8 characters. Without a password you sign in by a link that we mail you.
invitation-accept = Go to Kenniskring
invite-title = Invite somebody
invite-lead = You make an account. Whom you invite gets a mail with a link that works for 7 days.
invite-start = Where does this person begin?
invite-start-hint = The mail leads to this thread by one button.
invite-send = Send the invitation
set-up-title = Welcome to Kenniskring
set-up-lead = Make the first account. This will be the administrator of this site.
set-up-make = Make account

settings-title = Settings
settings-sections = Sections of the settings
settings-digest = Digest
settings-digest-more = One mail a day with what is new in your communities. Nothing new? Then there is no mail. It goes to { $email }.
settings-rhythm = How often do you want the mail?
settings-daily = Every day
settings-off = Never
settings-hour = At what time?
settings-language = Language
settings-language-field = In which language do you want Kenniskring and its mails?
settings-save = Save
settings-email = E-mail address
settings-email-now = Your e-mail address is { $email } now.
settings-email-new = New e-mail address
settings-email-hint = You get a link at this address. Nothing changes until you open it.
settings-email-send = Send the link
confirm-title = Confirm your new e-mail address
confirm-more = From now on all mail goes to { $email }. You also sign in with this address.
confirm-do = Use this address
settings-password = Signing in
settings-method-password = By a password: set.
settings-method-no-password = By a password: not set. You can choose one below.
settings-method-link = By a link that we mail to { $email }: always possible.
settings-password-remove-title = Go on without a password
settings-password-remove-more = You then sign in by a link in your mail or by a passkey. On other devices you are signed out.
settings-password-remove = Remove my password
settings-password-current = Current password
settings-password-new = New password
settings-sessions = Where you are signed in
settings-sessions-more = Is there something you do not recognise? Sign it out and choose a new password. Tokens for programs go on working; remove those below.
settings-session-current = this device
settings-session-seen = last used
settings-session-end = Sign out
settings-session-end-what = on { $device }
settings-end-all = Sign out everywhere
settings-tokens = Access for programs
settings-tokens-more = With a key, a program can use Kenniskring in your name. Never give a key to anybody else.
settings-tokens-none = You have no keys.
settings-token-label = What is the key for?
settings-token-label-hint = For example: connection with our intranet.
settings-token-make = Make key
settings-token-new = Your new key
settings-token-new-more = Copy the key now. You will see it only once.
settings-token-created = made
settings-token-remove = Remove
settings-token-remove-what = key { $label }

unsubscribe-title = Stop the digest
unsubscribe-ask = We will then send no more digests to { $email }. Nothing else about your account changes.
unsubscribe-do = Stop the mail
unsubscribe-done = The mail has stopped
unsubscribe-done-more = { $email } gets no more digests.
unsubscribe-again = Receive it again after all

settings-session-unknown = Unknown device

field-code = Code
code-title = One more step
code-hint = The six digits of your app, or one of your recovery codes.
code-lost = No app and no recovery codes left? Ask an administrator for help.
second-factor-title = Second step when signing in
second-factor-lead = With a second step, somebody who knows your password can still do nothing with your account. You use an app on your phone that shows a new code every half minute.
second-factor-owed = With your role a second step is obligatory. Set it up now; then you can go on.
second-factor-begin = Set up a second step
second-factor-scan = Scan this code
second-factor-scan-more = Open an app for codes, such as Microsoft Authenticator, Google Authenticator or FreeOTP. Choose “add account” there and point your camera at this picture.
second-factor-picture = QR code for your app. Cannot scan it? Then type the key below it.
second-factor-type = Scanning does not work? Type this key into the app:
second-factor-first = Code of the app
second-factor-first-hint = The six digits the app shows now.
second-factor-confirm = Switch the second step on
second-factor-again = Begin anew with a new key
second-factor-is-on = The second step is on.
second-factor-codes = Your recovery codes
second-factor-codes-more = If you lose your phone, these let you in. Each code works once. Keep them in a safe place; you see them only now.
second-factor-kept = I have kept them
second-factor-on = The second step is on since
second-factor-codes-left = { $n ->
    [0] You have no recovery codes left. Make new ones.
    [one] You have one recovery code left.
   *[other] You have { $n } recovery codes left.
}
second-factor-new-codes = Make new recovery codes
second-factor-stop = Switch the second step off
settings-second-factor = Second step
settings-second-factor-more = Extra protection by a code of an app on your phone.
settings-second-factor-do = Look or change
device-named = { $browser } on { $system }

methods-title = Ways to sign in
methods-lead = This is how you get into Kenniskring. You can use several ways side by side.
methods-passkeys = { $n ->
    [0] By a passkey: not set up yet.
    [one] By a passkey: 1 set up.
   *[other] By a passkey: { $n } set up.
}
methods-second-factor-on = The second step is on.
methods-second-factor-off = The second step is off.
settings-methods-more = Password, passkeys and the second step.
passkeys-title = Passkeys
passkeys-more = With a passkey you sign in by your finger, your face or the PIN of your device. There is nothing to type or to remember, and a fake site cannot steal it. A passkey also counts as a second step.
passkey-created = added
passkey-used = last used
passkey-unused = not used yet
passkey-change = Change
passkey-change-what = passkey { $name }
passkey-add-title = Adding a passkey
passkey-name = Name of the passkey
passkey-name-hint = For example: my phone, or laptop at work.
passkey-add = Add a passkey
passkey-enter = Sign in with a passkey
passkey-failed = That did not work in this browser. Try again, or sign in another way.
passkey-needs-script = A passkey can only be added in a browser that knows passkeys and has JavaScript switched on.
passkey-elsewhere = Passkeys do not work at this address. They do work at:
passkey-not-here = Passkeys do not work at the address of this website. They need a name with https.
passkey-edit-title = Passkey “{ $name }”
passkey-remove-title = Remove the passkey
passkey-remove-more = After that nobody can sign in with this passkey. Where you are signed in now, you stay signed in: look at Settings for that. Remove it on the device itself as well.
passkey-remove = Remove this passkey

sign-in-by = Sign in with { $label }
methods-connections = { $n ->
    [0] By an account of your work: not connected yet.
    [one] By an account of your work: 1 connected.
   *[other] By an account of your work: { $n } connected.
}
connections-title = Account of your work
connections-more = Connect the account of your work. Then you sign in here as you do at work.
connection-add = Connect { $label }
connection-remove = Disconnect
connect-title = Connecting two accounts
connect-known = There is an account at Kenniskring already with the e-mail address { $email }.
connect-prove = Is it yours? Then sign in once in the way you are used to. After that you can connect { $label } and sign in with it from then on.
connect-another = But you are signed in with another account now. Sign out. Then begin again.
connect-which = Do you want to connect this account? { $label }:
connect-then = Whoever can sign in there can then get into your account at Kenniskring too. Connect only an account that is yours alone.
connect-do = Connect this account
connect-not = Do not connect
