# What went wrong, per code: shown in forms, on the page for errors, and in the API. Says what to do.
problem-415 = We do not know this form
problem-415-advice = Go back and try again.
problem-already-set-up-detail = The first administrator exists already. Sign in with that account.
problem-body-too-large-detail = You sent more than we can accept. Make the text shorter and try again.
problem-cross-site-detail = This request came from another website, so we did nothing. Do it again on Kenniskring itself.
problem-edited-meanwhile-detail = This post was edited in the meantime. Open it again, see what it says, then edit it.
problem-email-taken-detail = There is already an account with this e-mail address.
problem-forbidden-detail = You may not do this. Ask the administrator if you think you should.
problem-handle-taken-detail = Somebody else has this username already. Choose another one.
problem-id-taken-detail = This was sent before. See whether it is there already.
problem-idempotency-mismatch-detail = This key was used for something else. Use a new key for every new request.
problem-internal-detail = It is not your fault. Wait a moment and try again.
problem-invalid-detail = Something is not right in what you filled in. Check it and try again.
problem-last-coordinator-detail = You are the only coordinator. Make somebody else a coordinator first.
problem-link-spent-detail = This link no longer works: it was used already or is too old. Ask the administrator for a new one.
problem-malformed-detail = We do not understand what you sent. Go back and try again.
problem-method-not-allowed-detail = You cannot open this page in this way. Go back and use the button on the page.
problem-not-author-detail = Only the person who wrote a post can edit or delete it.
problem-not-coordinator-detail = Only a coordinator of this community can do this.
problem-not-found-detail = The page may have been moved or removed. Or there is a typing error in the address.
problem-not-member-detail = This is only possible for members of this community. Join first.
problem-sign-in-needed-detail = Sign in first.
problem-thread-closed-detail = This conversation is closed. You can still read it.
problem-too-many-detail = { $n ->
    [one] You did a lot in a short time. Wait 1 second, then try again.
   *[other] You did a lot in a short time. Wait { $n } seconds, then try again.
}
problem-unavailable-detail = Kenniskring cannot be reached right now. Try again in a few minutes.
problem-unsupported-media-type-detail = We cannot read this form. Send it as a form or as JSON.
problem-wrong-token-detail = This key does not work (any more). Make a new one in your settings.

invalid-required = Fill this in.
invalid-too-long = { $n ->
    [one] This is too long. Use at most 1 character.
   *[other] This is too long. Use at most { $n } characters.
}
invalid-too-short = { $n ->
    [one] This is too short. Use at least 1 character.
   *[other] This is too short. Use at least { $n } characters.
}
invalid-too-many = { $n ->
    [one] This is too much. At most 1 is possible.
   *[other] This is too much. At most { $n } are possible.
}
invalid-too-many-channels = These are too many channels at the same time.
invalid-not-an-address = This is not an e-mail address. An e-mail address looks like this: name@library.nl.
invalid-not-a-handle = Use only small letters, digits and hyphens.
invalid-not-a-slug = Use only small letters, digits and hyphens.
invalid-not-ranges = These are not numbers of posts.
invalid-not-a-cursor = This place in the list does not exist. Start at the beginning.
invalid-not-a-key = This is not a proper key.
invalid-no-such-post = The post you reply to does not exist.
invalid-out-of-range = This number is not possible here.
invalid-same-as-email = Your password may not be your e-mail address. Choose something else.
invalid-unknown = Choose one of the options.
invalid-wrong-password = This is not your current password. Try again.
invalid-wrong-sign-in = This e-mail address and password do not belong together. Try again.

# What was just done: one sentence on the next page.
flash-all-read = All notifications are read.
flash-asked = Your request to join was sent.
flash-deleted = The post was deleted.
flash-joined = Welcome! You are a member now.
flash-left = You are no longer a member.
flash-password-set = Your password is saved.
flash-read = Marked as read.
flash-saved = Saved.
flash-session-ended = Signed out.
flash-signed-out = You are signed out. See you soon!
flash-token-removed = The key is removed.
