# Letters.
digest-subject = { $n ->
    [one] 1 new post in your communities
   *[other] { $n } new posts in your communities
}
digest-hello = Hello { $name },
digest-intro = { $n ->
    [one] There is 1 new post in your communities.
   *[other] There are { $n } new posts in your communities.
}
digest-new-posts = { $n ->
    [one] 1 new post
   *[other] { $n } new posts
}
digest-more = { $n ->
    [one] And 1 more post
   *[other] And { $n } more posts
}
digest-read = Read on
digest-home = See everything on Kenniskring
digest-why = You get this mail because you are a member of one or more communities.
digest-settings = Choose when you get the mail
digest-stop = Stop this mail
password-mail-subject = Choose a password for Kenniskring
mail-hello = Dear { $name },
password-mail-text = With this link you choose a password for your account at Kenniskring.
password-mail-button = Choose a password
password-mail-hours = { $n ->
    [one] The link works for 1 hour, and only once.
   *[other] The link works for { $n } hours, and only once.
}
password-mail-not-you = Did you not ask for this? Then there is nothing you need to do.
link-mail-subject = Your link to sign in to Kenniskring
link-mail-text = With this link you sign in to Kenniskring. Open it in the browser in which you asked for it.
link-mail-button = Sign in
link-mail-minutes = { $n ->
    [one] The link works for 1 minute, and only once.
   *[other] The link works for { $n } minutes, and only once.
}
link-mail-not-you = Did you not ask for this? Then there is nothing you need to do. Give the link to nobody.
changed-mail-subject = Your password for Kenniskring was changed
changed-mail-text = On { $when } a password was chosen for your account at Kenniskring. Was it you? Then there is nothing you need to do.
changed-mail-button = It was not me: choose a new password
changed-mail-not-you = When you choose a new password you are signed out on all other devices.
invitation-mail-subject = You are invited to Kenniskring
invitation-mail-by = { $by } invites you to Kenniskring.
invitation-mail-text = You are invited to Kenniskring.
invitation-mail-what = On Kenniskring people of the libraries share questions, experience and ideas. An account is ready for you.
invitation-mail-button = Go to Kenniskring
invitation-mail-days = { $n ->
    [one] The link works for 1 day, and only once.
   *[other] The link works for { $n } days, and only once.
}
invitation-mail-not-you = Do you not know Kenniskring, or do you not want to join? Then there is nothing you need to do.
email-mail-subject = Confirm your new e-mail address
email-mail-text = Do you want to use this e-mail address at Kenniskring? Then confirm it by the button.
email-mail-button = Use this address
email-mail-not-you = Did you not ask for this? Then there is nothing you need to do.
email-taken-mail-subject = This e-mail address has an account at Kenniskring already
email-taken-mail-text = Somebody wants to use this e-mail address for another account at Kenniskring. That cannot be: you have an account with this address already. Nothing has changed.
email-taken-mail-button = Sign in
email-old-mail-subject = Changing your e-mail address at Kenniskring
email-old-mail-text = Somebody asked to change your e-mail address to { $email }. Nothing changes until the link at that address is opened. Was it you? Then there is nothing you need to do here.
email-old-mail-button = It was not me: choose a new password
email-old-mail-more = After choosing a new password you are signed out everywhere. Then ask your administrator for help.
removed-mail-subject = Your password for Kenniskring was removed
removed-mail-text = On { $when } the password of your account at Kenniskring was removed. From now on you sign in by a link in your mail. Was it you? Then there is nothing you need to do.
removed-mail-button = It was not me: choose a new password
device-mail-subject = New sign-in at Kenniskring
device-mail-text = On { $when } somebody signed in to your account at Kenniskring on a device you have not used for a long time, or never.
device-mail-which = The device calls itself: { $device }
device-mail-you = Was it you? Then there is nothing you need to do. Was it not you? Then sign out everywhere and choose a new password.
device-mail-button = See the devices and sign out everywhere
device-mail-more = After that choose a new password by “Forgotten your password?” on the sign-in page.

# Somebody stops as coordinator, for whoever goes on.
leaves-mail-subject = A coordinator stops
leaves-mail-later = From { $day } on { $who } is no coordinator of { $community } any more. The work ends then.
leaves-mail-now = { $who } is no coordinator of { $community } any more. The work has ended.
leaves-mail-others = Agree together on who takes over what.
leaves-mail-alone = This community has no other coordinator. Find a successor in time.
leaves-mail-button = To the community
passkey-added-mail-subject = A passkey was added to your account at Kenniskring
passkey-added-mail-text = On { $when } a passkey was added to your account at Kenniskring. With it somebody can sign in without your password. Was it you? Then there is nothing you need to do.
passkey-removed-mail-subject = A passkey was removed from your account at Kenniskring
passkey-removed-mail-text = On { $when } a passkey was removed from your account at Kenniskring. Was it you? Then there is nothing you need to do.

second-on-mail-subject = The second step is on at Kenniskring
second-on-mail-text = On { $when } the second step was switched on for your account at Kenniskring. Was that you? Then there is nothing to do.
second-off-mail-subject = The second step is off at Kenniskring
second-off-mail-text = On { $when } the second step was switched off for your account at Kenniskring. Was that you? Then there is nothing to do.
recovery-mail-subject = A recovery code was used at Kenniskring
recovery-mail-text = On { $when } a recovery code of your account at Kenniskring was used. Was that you? Then see how many codes you have left.
second-mail-button = See the second step
asked-mail-subject = Choose a new password for Kenniskring
asked-mail-text = On { $when } an administrator took your password away and signed you out everywhere. This is done, for example, when somebody else may know it. Choose a new password.
asked-mail-link = You can also sign in without a password, by a link in your mail.
administrator-mail-subject = Your role on Kenniskring has changed
administrator-mail-made = You are an administrator of Kenniskring now. You find Administration in the menu.
administrator-mail-ended = You are no longer an administrator of Kenniskring. Your account stays.
guest-mail-subject = Your account on Kenniskring has changed
guest-mail-until = You are a guest on Kenniskring. Your account works until { $day }.
guest-mail-ended = You are no longer a guest on Kenniskring. Your account works without an end now.
guest-mail-more = Is this not right? Ask the administrator of Kenniskring in your organisation.
merged-mail-subject = Your two accounts on Kenniskring are one now
merged-mail-text = An administrator merged the account with the address { $email } with your other account. What you wrote and where you belong stands together now.
merged-mail-more = You sign in with the other address, as you do there.
merged-mail-not-you = Is this not right? Ask the administrator of Kenniskring in your organisation.
way-mail-button = Look at how you sign in
way-mail-not-you = Was it not you? Remove the ways that you do not know, choose a new password and sign out everywhere.
connection-added-mail-subject = An account was connected to your account at Kenniskring
connection-added-mail-text = On { $when } an account of your work was connected to your account at Kenniskring. With it somebody can sign in without your password. Was it you? Then there is nothing you need to do.
connection-removed-mail-subject = An account was disconnected from your account at Kenniskring
connection-removed-mail-text = On { $when } an account of your work was disconnected from your account at Kenniskring. Was it you? Then there is nothing you need to do.
token-mail-subject = A token was made for your account at Kenniskring
token-mail-text = On { $when } a token was made by which a program can use Kenniskring in your name. Was that you? Then there is nothing to do.
token-mail-button = See your tokens
token-mail-not-you = Was it not you? Remove the token, choose a new password and sign out everywhere.
