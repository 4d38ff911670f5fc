# What can go wrong: `problem-CODE-detail` per code, `invalid-CODE` per field. And what was just done: `flash-CODE`.

problem-415 = We do not know this form
problem-415-advice = Send a form or JSON, with the right Content-Type.

problem-already-set-up-detail = There is an administrator already. Ask them for an account.
problem-body-too-large-detail = You sent more than 1 MB. Make it shorter and try again.
problem-cross-site-detail = This request came from another website. Open the page here and do it again.
problem-domain-taken-detail = One of these domains already belongs to another organisation.
problem-edited-meanwhile-detail = This post was changed meanwhile. Your text is still in the form: look at what is there now and save again.
problem-email-taken-detail = There is an account with this e-mail address already.
problem-forbidden-detail = You do not have the rights for this. Ask your administrator if you should have them.
problem-guest-detail = You are a guest. You can take part only in the communities you were invited to.
problem-handle-taken-detail = This name is taken. Choose another.
problem-id-taken-detail = This form has been used already. Send it again.
problem-idempotency-mismatch-detail = This Idempotency-Key has been used for another request. Use a new one.
problem-internal-detail = It is not your fault. Wait a moment and try again.
problem-invalid-detail = Check the fields. What you typed is still there.
problem-last-administrator-detail = You are the only administrator. Ask somebody else to become one first.
problem-last-coordinator-detail = You are the last coordinator. First ask somebody else to become one.
problem-link-spent-detail = This link has been used or has expired. Ask for a new one.
problem-malformed-detail = We could not read what you sent. Go back and try again.
problem-method-not-allowed-detail = This address does not know that method. Go back and use the button on the page.
problem-name-taken-detail = There is an organisation with this name already.
problem-not-author-detail = Only its author can change this.
problem-not-coordinator-detail = Only coordinators can do this.
problem-not-found-detail = It may have been moved or removed, or you may not see it. Or there is a typing error in the address.
problem-not-member-detail = Only members write here. Join this community, then you can.
problem-sign-in-again-detail = Sign out and in again. Then do this once more within 10 minutes.
problem-sign-in-needed-detail = Sign in first.
problem-thread-closed-detail = This conversation is closed. Start a new one.
problem-too-many-detail = { $n ->
    [one] You tried too often. Wait 1 second and try again.
   *[other] You tried too often. Wait { $n } seconds and try again.
}
problem-unavailable-detail = We cannot reach it right now. Try again in a few moments.
problem-unsupported-media-type-detail = Send application/json.
problem-wrong-token-detail = This key is wrong or was taken back. Make a new one under Settings.

invalid-required = Fill this in.
invalid-too-long = Make this shorter: at most { $n } characters.
invalid-too-short = Make this longer: at least { $n } characters.
invalid-too-large = This is too large: at most { $n } bytes.
invalid-too-many = These are too many: at most { $n }.
invalid-too-many-channels = You are listening to too many channels already.
invalid-not-an-address = This is not an e-mail address. Write it as name@library.nl.
invalid-not-a-domain = Write each domain like library.nl, without @ or https.
invalid-not-a-date = This is not a date. Write it as yyyy-mm-dd.
invalid-not-a-handle = Use 3 to 40 lower-case letters, digits and hyphens.
invalid-not-a-slug = Use lower-case letters, digits and hyphens.
invalid-not-json = This is not valid JSON.
invalid-not-ranges = Write this as [[first, last], …] with numbers from 1.
invalid-not-text = There are characters here that we cannot read. Type it again.
invalid-not-yours = This is not your name in addresses. Copy it exactly.
invalid-not-a-cursor = This place in the list does not exist. Start at the beginning.
invalid-not-a-key = This is not a proper key: use 1 to 255 plain characters.
invalid-out-of-range = This number is not possible here.
invalid-no-such-post = The post you answer is not there.
invalid-common = Many people use this password, so it is easy to guess. Choose something else, such as a sentence of a few words.
invalid-same-address = This is your e-mail address already. Fill in another one.
invalid-same-as-email = Choose something else than your e-mail address.
invalid-unknown = Choose one of the possibilities.
invalid-wrong-type = Another kind of value belongs here.
invalid-wrong-password = This is not your current password.
invalid-wrong-sign-in = E-mail address and password do not go together. Check them and try again.

flash-joined = You are a member now. Welcome!
flash-asked = Your request has been sent. The coordinators will let you know.
flash-left = You are no longer a member.
flash-read = Marked as read.
flash-all-read = Everything is read.
flash-saved = Saved.
flash-deleted = Your post has been taken away.
flash-signed-out = You are signed out.
flash-session-ended = That device is signed out.
flash-password-set = Your password is set.
flash-invited = The invitation is on its way.
flash-welcome = Welcome! You are signed in.
flash-email-asked = Look in your mail: you get a link at the new address.
flash-email-changed = Your e-mail address was changed.
flash-password-removed = Your password is gone. From now on you sign in by a link in your mail.
flash-token-removed = The key no longer works.
flash-erasure-stopped = Your account stays.

demo-role-member = Member
demo-role-coordinator = Coordinator
demo-role-volunteer = Volunteer
demo-role-poi-adviser = Adviser at a support institution
demo-role-programme-manager = Programme manager
demo-role-administrator = Administrator
problem-second-factor-needed-detail = Set up a second step in Settings first. Then you can go on.
problem-second-factor-on-detail = The second step is on already.
invalid-wrong-code = This code is not right. See in your app which code stands there now; each code works once.
flash-code-gone = That took too long or went wrong too often. Sign in again.
flash-second-factor-off = The second step is off.
